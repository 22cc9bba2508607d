import { Failure, messageOf } from '@maillage/kernel';

/** Runs a part of a build; what it throws becomes a failure that names which of the inputs is at fault. */
export async function blaming<Result>(code: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw new Failure(code, messageOf(cause), { retryable: false, cause });
  }
}
