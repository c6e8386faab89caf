// Renders openapi.json out of the schemas of the routes. No database: nothing is asked of a route but its schema.
import type { Services, Settings } from '../src/services.ts';
import { renderDocument } from '../src/web/openapi.ts';
import { buildServer } from '../src/web/server.ts';

/** An invented installation: the served document names the real one. */
export const exampleSettings: Settings = {
  publicUrl: 'https://badges.example.org',
  demo: false,
  rateLimits: {
    codesPerMinute: 1,
    codesTotalPerMinute: 1,
    verificationsPerMinute: 1,
    signInsPerMinute: 1,
  },
  trustProxy: false,
  maxFileBytes: 1,
  securityContact: null,
};

/** The whole text of openapi.json. */
export async function renderOpenapi(): Promise<string> {
  // Routes touch the rest of the services only when somebody asks.
  const app = buildServer({ services: { settings: exampleSettings } as Services });
  try {
    await app.ready();
    return renderDocument(app);
  } finally {
    await app.close();
  }
}
