/** node --conditions=@maillage/source --import ./tools/register-source.mjs x.ts : runs the sources, with decorator metadata. */
import { register } from 'node:module';
register('./source-hooks.mjs', import.meta.url);
