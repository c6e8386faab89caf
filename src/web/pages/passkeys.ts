// Signing in with a passkey, and the button that makes or uses one. The device talks through assets/passkey.js.
import { rejectRequest } from '../../base/problem.ts';
import { type Answered, askPasskey, signInByPasskey } from '../../domain/passkeys.ts';
import type { Services } from '../../services.ts';
import type { Texts } from '../../text/languages.ts';
import { type Html, html } from '../html.ts';
import { paths } from '../paths.ts';
import { takeReturn } from '../return-paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import type { Session } from '../sessions.ts';
import { closeSession, startSession } from '../sessions.ts';

function registerPasskeys(app: App, services: Services): void {
  const config = { limit: 'signIn' } as const;
  app.post(`${paths.signIn}/passkey/vraag`, { config }, () => askPasskey(services));
  app.post(`${paths.signIn}/passkey`, { config }, async (request, reply) => {
    const session = await signInByPasskey(services, readAnswer(request.body), request.post);
    if (request.session !== null) await closeSession(request, reply, services);
    startSession(reply, services, session);
    return { next: takeReturn(request, reply, services, session.actor) };
  });
}

/** What the device answered; what is in it is judged by domain/passkeys.ts. @throws Problem invalid-request */
export function readAnswer(body: unknown): Answered {
  const fields = typeof body === 'object' && body !== null ? body : {};
  const { attempt, response } = fields as Record<string, unknown>;
  if (typeof attempt === 'string' && typeof response === 'object' && response !== null) {
    return { attempt, response };
  }
  return rejectRequest([{ name: 'response', reason: 'is not the answer of a passkey' }]);
}

type PasskeyButton = {
  words: string;
  kind: 'create' | 'get';
  /** Where the device answers; it is asked at `/vraag` under it. */
  action: string;
  session: Session | null;
};

/** Works with scripts only; without them, or on a device that has no passkeys, the line beside it stays. */
export function passkeyButton({ me }: Pick<Texts, 'me'>, button: PasskeyButton): Html {
  const { words, kind, action, session } = button;
  const key = session?.formKey;
  return html`<p class="k-error" id="passkey-fault" role="alert" hidden>${me.passkeyFailed}</p>
<p class="k-hint" id="passkey-without">${me.needsScript}</p>
<div class="k-actions"><button class="k-button k-button-primary" type="button" data-passkey="${kind}" data-action="${action}"${key && html` data-form-key="${key}"`} hidden>${words}</button></div>`;
}

export const passkeyPages: RouteModule = { noun: 'passkeys', register: registerPasskeys };
