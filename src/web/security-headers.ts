// The headers that every answer carries. No database, no words. Spec: NL GOV ADR 2.2.0 transport/security-headers;
// the policy passes the checks of internet.nl.
import type { FastifyReply, FastifyRequest } from 'fastify';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "img-src 'self' data:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "frame-src 'none'",
].join('; ');

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
};

/** Methods and headers that another site may use on an open route. */
export const preflightHeaders = {
  'access-control-allow-methods': 'GET, HEAD, POST',
  'access-control-allow-headers': 'Content-Type, If-None-Match, Idempotency-Key',
  'access-control-max-age': '86400',
};

/** The headers of every answer, errors too. HSTS only where the public address is https. */
export function addSecurityHeaders(reply: FastifyReply, publicUrl: string): void {
  reply.headers(headers);
  if (publicUrl.startsWith('https:')) {
    reply.header('strict-transport-security', 'max-age=31536000');
  }
}

/** Opens an answer to scripts of any site: only for what is public and needs no sign-in. */
export function addCorsHeaders(reply: FastifyReply): void {
  reply
    .header('access-control-allow-origin', '*')
    .header('access-control-expose-headers', 'API-Version, ETag, Link, Location, Retry-After');
}

/** Whether the browser itself says that another site made it ask this: send a form, follow a link. */
export function isCrossSite(request: FastifyRequest, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    return site !== 'same-origin' && site !== 'none';
  }
  const origin = request.headers.origin;
  // Our own Referrer-Policy makes older browsers send `Origin: null` with our own forms; the form key decides then.
  return origin !== undefined && origin !== 'null' && origin !== publicUrl;
}
