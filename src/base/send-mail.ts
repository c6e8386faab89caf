// The way out for mail: plain text to one address, over the operator's mail server. Knows no words and no persons.
import { createTransport } from 'nodemailer';

export type Mail = {
  to: string;
  subject: string;
  text: string;
  language: string;
  /** The same mail sent again after a crash has the same one, by which mail programs show it once. */
  id?: string | undefined;
};

/**
 * `refused`: the server will never take this mail for this address.
 * @throws whatever kept it from being sent now; try again later
 */
export type SendMail = (mail: Mail) => Promise<'sent' | 'refused'>;

export type MailServer = {
  /** `smtp://user:password@host:587`; `smtps://` for TLS from the first byte. */
  url: string;
  /** "Name <address>" or an address. */
  from: string;
  /** Refuse to send without TLS. */
  requireTls: boolean;
};

const patience = 10_000;

export function buildSendMail({ url, from, requireTls }: MailServer): SendMail {
  const { hostname, port, protocol, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || (secure ? 465 : 587)),
    secure,
    requireTLS: requireTls,
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ to, subject, text, language, id }) => {
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        xMailer: false,
        ...(id && { messageId: `<${id}>` }),
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
      });
      return 'sent';
    } catch (error) {
      if (isRefusal(error)) return 'refused';
      throw error;
    }
  };
}

/** Spec: RFC 5321 4.2.1: a 5yz reply is for good. Only where it is about the address or the mail itself. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, command, responseCode } = error as {
    code?: unknown;
    command?: unknown;
    responseCode?: unknown;
  };
  const isAboutMail = command === 'RCPT TO' || code === 'EMESSAGE';
  return isAboutMail && typeof responseCode === 'number' && responseCode >= 500;
}
