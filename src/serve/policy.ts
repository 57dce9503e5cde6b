/**
 * What the window may do, as the browser enforces it. The loopback host and the desktop host send the same headers; only
 * the origin that documents come from differs.
 */

/** The content policy. `documents` is the origin of documents where it is not the window's own. */
export function contentSecurityPolicy(documents?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self' blob:",
    `connect-src 'self'${documents === undefined ? '' : ` ${documents}`}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types app-worker',
  ].join('; ');
}

/** The headers of every answer. */
export function securityHeaders(documents?: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(documents),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-dns-prefetch-control': 'off',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=()',
    'cache-control': 'no-store',
  };
}
