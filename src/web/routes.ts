// The table of all routes: one row per file, and nothing else lists them. A new noun is a new file and a new row.
import { registerAssets } from './assets.ts';
import { registerOpenapi } from './openapi.ts';
import { catalogue } from './pages/badge-classes.ts';
import { credentialFiles } from './pages/credentials.ts';
import { problemPages } from './pages/problems.ts';
import { wellKnown } from './public/well-known.ts';
import type { RouteModule } from './route-module.ts';

export type Routes = {
  /** Under /v1: JSON, a bearer token, never a cookie. `config: { public: true }` for those that need no token. */
  api: RouteModule[];
  /** Documents and pages for anybody: open to scripts of any site, no session. */
  public: RouteModule[];
  /** Pages with a session and forms. */
  pages: RouteModule[];
};

export const routes: Routes = {
  api: [{ noun: 'openapi', register: registerOpenapi }],
  public: [{ noun: 'assets', register: registerAssets }, wellKnown, credentialFiles],
  pages: [catalogue, problemPages],
};
