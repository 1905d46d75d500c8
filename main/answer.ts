import type { z } from 'zod';
import type { Reply } from '../preload/api.ts';
import { ArchiveError, toFailure } from './errors.ts';

/** A call slower than this, in milliseconds, is logged with its name. */
const SLOW_CALL = 200;

type CallTable = Readonly<Record<string, { readonly argument: z.ZodType }>>;
type HandlerTable = Readonly<Record<string, (argument: never) => unknown>>;

/**
 * Runs one call by name. The argument is validated against the contract first; whatever is thrown becomes a
 * reply, and what was not expected is logged whole. Never rejects.
 */
export async function answer(
  calls: CallTable,
  handlers: HandlerTable,
  name: string,
  argument: unknown,
): Promise<Reply<unknown>> {
  const started = performance.now();
  try {
    const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
    if (!call || !handler) throw new ArchiveError('unknownCall', name);
    const parsed = call.argument.safeParse(argument);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new ArchiveError(
        'invalidArgument',
        `${name} ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
      );
    }
    return { ok: true, value: await handler(parsed.data as never) };
  } catch (error) {
    const failure = toFailure(error);
    if (failure.code === 'unexpected') console.error(`${name} failed unexpectedly`, error);
    return { ok: false, error: failure };
  } finally {
    const took = performance.now() - started;
    if (took > SLOW_CALL) console.warn(`${name} took ${Math.round(took)} ms`);
  }
}
