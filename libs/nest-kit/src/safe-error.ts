import { Failure, Problem } from '@maillage/kernel';
import { isNativeError } from 'node:util/types';

/** An error as a log may hold it. */
export interface SafeError {
  readonly class: string;
  readonly code?: string;
  /** Of our own failures only: the words of others may quote what was asked (a JSON or SQL error does). */
  readonly message?: string;
  readonly frames: readonly string[];
  readonly cause?: SafeError;
}

const FRAMES = 8;
const DEPTH = 4;

export function safeError(thrown: unknown, depth = 0): SafeError {
  if (!isError(thrown)) return { class: typeof thrown, frames: [] };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  const ours = thrown instanceof Failure || thrown instanceof Problem;
  return {
    class: thrown.constructor.name,
    ...(code !== undefined && { code }),
    ...(ours && { message: thrown.message }),
    frames: framesOf(thrown),
    ...(thrown.cause !== undefined && depth < DEPTH && { cause: safeError(thrown.cause, depth + 1) }),
  };
}

/** Errors of another realm are no instance of ours, errors made without `new Error` are not native. */
const isError = (thrown: unknown): thrown is Error => thrown instanceof Error || isNativeError(thrown);

const framesOf = ({ stack = '' }: Error): readonly string[] =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, FRAMES)
    .map((line) => line.trim());
