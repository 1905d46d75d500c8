import type { ComponentType, ReactNode } from 'react';
import type { Datatype } from '../../preload/model.ts';
import { AgentValue } from './AgentValue.tsx';
import { BooleanValue } from './BooleanValue.tsx';
import { StructuredValue } from './StructuredValue.tsx';
import { TermValue } from './TermValue.tsx';
import { TypedValue } from './TypedValue.tsx';
import type { ValueEditorProps } from './value-editor.ts';

const EDITORS: Readonly<Record<Datatype, ComponentType<ValueEditorProps>>> = {
  text: TypedValue,
  structuredText: StructuredValue,
  date: TypedValue,
  money: TypedValue,
  number: TypedValue,
  link: TypedValue,
  agent: AgentValue,
  place: AgentValue,
  term: TermValue,
  boolean: BooleanValue,
};

/** The input for one value, by the datatype of its field. */
export function ValueEditor(props: ValueEditorProps): ReactNode {
  const Editor = EDITORS[props.field.datatype];
  return <Editor {...props} />;
}
