/* Runs before any module: zod must not try `new Function`, which the content security policy would report. */
globalThis.__zod_globalConfig = { jitless: true };
