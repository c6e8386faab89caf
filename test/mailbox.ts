// A real mail server on this machine, what reached it, and how a reader sees it.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type Mailbox = { mails: { to: string; text: string }[]; port: number; close(): Promise<void> };

/** `nobody@` is refused for good. */
export async function openMailbox(options: SMTPServerOptions & { port?: number } = {}): Promise<Mailbox> {
  const mails: Mailbox['mails'] = [];
  const { port = 0, ...rest } = options;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(
        address.startsWith('nobody@') ? Object.assign(new Error('no such box'), { responseCode: 550 }) : null,
      ),
    onData: async (stream, { envelope }, done) => {
      const source = await text(stream);
      mails.push({ to: envelope.rcptTo.map(({ address }) => address).join(), text: source });
      done();
    },
    ...rest,
  });
  server.on('error', () => {});
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  return {
    mails,
    port: (listening.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The words of a mail as its reader sees them. */
export function readMail(source: string): { headers: string; body: string } {
  const [headers = '', ...rest] = source.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const words = /base64/i.test(/^content-transfer-encoding:.*$/im.exec(headers)?.[0] ?? '')
    ? Buffer.from(body, 'base64').toString()
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString();
  return { headers, body: words };
}
