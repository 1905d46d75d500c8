import type { ReactNode } from 'react';
import { countryName } from '../../preload/format.ts';
import type { MatchQuestion } from '../../preload/model.ts';
import { useLocale, useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { type FileChoice, withAnswer } from './choices.ts';
import './QuestionList.css';

interface QuestionListProps {
  readonly questions: readonly MatchQuestion[];
  readonly choice: FileChoice;
  readonly onLine: (line: number) => void;
  readonly onChange: (change: (choice: FileChoice) => FileChoice) => void;
}

/** Names that may stand for the same: asked, never merged silently. Without an answer they stay two. */
export function QuestionList({ questions, choice, onLine, onChange }: QuestionListProps): ReactNode {
  const t = useText();
  return (
    <div className="question-list">
      <p className="question-lead">{t('import.questionsText')}</p>
      {questions.map((question) => (
        <Question
          key={`${question.name} ${question.line}`}
          question={question}
          isSame={choice.same.includes(question.name)}
          onLine={onLine}
          onAnswer={(isSame) => onChange((before) => withAnswer(before, question, isSame))}
        />
      ))}
    </div>
  );
}

interface QuestionProps {
  readonly question: MatchQuestion;
  readonly isSame: boolean;
  readonly onLine: (line: number) => void;
  readonly onAnswer: (isSame: boolean) => void;
}

function Question({ question, isSame, onLine, onAnswer }: QuestionProps): ReactNode {
  const t = useText();
  const { name, country, candidate, line } = question;
  const group = `${name} ${line}`;
  return (
    <fieldset className="question">
      <legend className="for-readers">{t('import.sameQuestion', { name, other: candidate.name })}</legend>
      <div className="question-names">
        <Name label={t('import.inFile')} name={name} country={country} />
        <Name
          label={t(candidate.id === null ? 'import.inOther' : 'import.inAuthorities')}
          name={candidate.name}
          country={candidate.country}
        />
      </div>
      <div className="question-answers">
        <label>
          <input type="radio" name={group} checked={!isSame} onChange={() => onAnswer(false)} />
          {t('import.different')}
        </label>
        <label>
          <input type="radio" name={group} checked={isSame} onChange={() => onAnswer(true)} />
          {t('import.same')}
        </label>
        <Button variant="quiet" onPress={() => onLine(line)}>
          {t('import.line', { line })}
        </Button>
      </div>
    </fieldset>
  );
}

interface NameProps {
  readonly label: string;
  readonly name: string;
  readonly country: string | null;
}

function Name({ label, name, country }: NameProps): ReactNode {
  const locale = useLocale();
  return (
    <div>
      <span className="question-where">{label}</span>
      <b>{name}</b>
      {country && <span>{countryName(country, locale)}</span>}
    </div>
  );
}
