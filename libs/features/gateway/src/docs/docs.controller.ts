import { Controller, Get, Header, Headers, Query } from '@nestjs/common';
import { buildOpenApi } from '../openapi/build-openapi.js';
import { docsLanguage } from './docs-language.js';
import { renderDocs } from './render-docs.js';
import { STYLE } from './style.js';

/** Only this host's own style sheet; no script at all. */
const POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

@Controller()
export class DocsController {
  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', POLICY)
  @Header('vary', 'Accept-Language')
  page(@Query('language') asked: unknown, @Headers('accept-language') accepted: string | undefined): string {
    return renderDocs(docsLanguage(asked, accepted));
  }

  @Get('docs/style.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  style(): string {
    return STYLE;
  }

  @Get('openapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  document(): object {
    return buildOpenApi();
  }
}
