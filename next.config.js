const SECURITY = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
]
const policy = (value) => [{ key: 'Content-Security-Policy', value }]

/** @type {import('next').NextConfig} */
module.exports = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['@electric-sql/pglite', 'pg', 'pg-boss', 'pg-copy-streams', '@gorules/zen-engine'],
  // TypeScript 7 has no JavaScript API for Next to call; `npm run check` checks types.
  typescript: { ignoreBuildErrors: true },
  // Every answer gets these, errors included. Pages get their policy with a nonce in proxy.ts, which replaces this one.
  headers: async () => [
    {
      source: '/:path*',
      headers: [...SECURITY, ...policy("frame-ancestors 'none'; object-src 'none'; base-uri 'none'")],
    },
    {
      source: '/(api|livez|readyz|metrics)/:path*',
      headers: policy("default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"),
    },
  ],
}
