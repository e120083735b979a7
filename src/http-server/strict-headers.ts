import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

export interface StrictHeaders {
  /** Hashes of the inline scripts that may run. */
  readonly scripts?: readonly string[];
  /** Whether pages have forms, which go to this server alone. */
  readonly forms?: boolean;
  /** Whether people reach this server by https alone. */
  readonly https?: boolean;
}

/**
 * The headers of every answer. No page runs or loads anything but what this server has; nobody can put it into a page of
 * theirs, or learn where readers came from.
 */
export const strictHeaders = ({ scripts = [], forms = false, https = false }: StrictHeaders = {}): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", ...scripts],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: [forms ? "'self'" : "'none'"],
      frameAncestors: ["'none'"],
    },
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    // Without any referrer, browsers don't say where a form comes from either.
    referrerPolicy: forms ? 'same-origin' : 'no-referrer',
    xContentTypeOptions: 'nosniff',
    xFrameOptions: 'DENY',
    // Else it's plain HTTP on this machine, or for the proxy to say, which has the certificate.
    strictTransportSecurity: https ? 'max-age=31536000' : false,
  });
