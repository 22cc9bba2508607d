import type { Bilingual } from '@maillage/kernel';
import type { AppLogger } from '@maillage/nest-kit';
import { Narrator } from '@maillage/ports';

/** Work that takes longer is worth a word. */
const PATIENCE_MILLISECONDS = 2_000;

abstract class PatientNarrator extends Narrator {
  override async during<Result>(message: Bilingual, work: () => Promise<Result>): Promise<Result> {
    const started = performance.now();
    const timer = setInterval(() => {
      this.tell({ fr: `${message.fr} … ${secondsSince(started)} s`, en: `${message.en} … ${secondsSince(started)} s` });
    }, PATIENCE_MILLISECONDS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
      if (performance.now() - started > PATIENCE_MILLISECONDS) {
        const took = secondsSince(started);
        this.tell({ fr: `${message.fr} : terminé en ${took} s`, en: `${message.en}: done in ${took} s` });
      }
    }
  }
}

const secondsSince = (started: number): string => ((performance.now() - started) / 1000).toFixed(1);

/** Plain lines for the person at the terminal, in French unless the locale says English. */
export class TerminalNarrator extends PatientNarrator {
  private readonly language: keyof Bilingual;

  constructor(
    environment: Readonly<Record<string, string | undefined>>,
    private readonly write: (line: string) => void,
  ) {
    super();
    const locale = environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? '';
    this.language = locale.startsWith('en') ? 'en' : 'fr';
  }

  override tell(message: Bilingual): void {
    this.write(message[this.language]);
  }
}

/** Lines of the log, for services that run apart. */
export class LogNarrator extends PatientNarrator {
  constructor(private readonly logger: AppLogger) {
    super();
  }

  override tell(message: Bilingual): void {
    this.logger.info(message.en);
  }
}
