import { z } from 'zod';

import { secretSetting } from '../../../ports/secret-setting.ts';

const SECURE = 'write an address that begins with https://';
const secureUrl = (says = SECURE) => z.url({ protocol: /^https$/u, error: says });

const isOrigin = (url: string): boolean => {
  const { pathname, search, hash, username, password } = new URL(url);
  return pathname === '/' && search + hash + username + password === '';
};

const PlainOAuthSchema = z
  .strictObject({
    authorize: secureUrl().meta({ title: 'Authorize', description: 'Where people are sent to sign in.' }),
    token: secureUrl().meta({ title: 'Token', description: 'Where Gavel takes the code that they come back with.' }),
    user: secureUrl().meta({ title: 'User', description: 'Where Gavel reads who signed in, as JSON.' }),
    id: z.string().default('id').meta({ title: 'Id', description: 'The key of their id in that JSON.' }),
    name: z.string().default('name').meta({ title: 'Name', description: 'The key of their name in that JSON.' }),
  })
  .meta({
    title: 'Plain OAuth 2.0',
    description: "For issuers without OpenID Connect: their addresses, and what's called how in their answer.",
  });

/** How people sign in to the web room. */
export const SignInSchema = z
  .strictObject({
    publicUrl: secureUrl()
      .refine(isOrigin, 'write only the server, like https://room.example.org')
      .transform((url) => new URL(url).origin)
      .meta({
        title: 'Public address',
        description: 'Where people reach the room, through a server with TLS: https://room.example.org.',
      }),
    issuer: secureUrl().meta({
      title: 'Issuer',
      description: "The OpenID Connect issuer, without /.well-known/…; with oauth, that server's name for itself.",
    }),
    clientId: z.string().min(1).meta({ title: 'Client id', description: 'What the issuer calls Gavel.' }),
    clientSecret: secretSetting(
      z.string().min(1).meta({
        title: 'Client secret',
        description: 'The secret that the issuer gave Gavel, from the environment: ${SIGN_IN_SECRET}.',
      }),
    ),
    sendSecret: z.enum(['header', 'body']).optional().meta({
      title: 'Send secret',
      description:
        'How Gavel shows its secret: header is client_secret_basic, body is client_secret_post. Without it, the first that the issuer knows.',
    }),
    scope: z.string().optional().meta({
      title: 'Scope',
      description: 'What Gavel asks for. Without it: openid profile email; with oauth nothing.',
    }),
    accounts: z
      .string()
      .regex(/^[a-z]+$/u, 'write the key under which members have these ids')
      .default('web')
      .meta({
        title: 'Accounts',
        description:
          "Which of the members' ids are the issuer's: the key in members. If people sign in with a platform, that platform's.",
      }),
    oauth: PlainOAuthSchema.optional(),
    proxies: z
      .array(
        z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
          error: 'write an IP address, or a network like 10.0.0.0/8',
        }),
      )
      .default(['127.0.0.1', '::1'])
      .meta({
        title: 'Proxies',
        description: 'Addresses of the TLS server. X-Forwarded-For counts only from these.',
      }),
    idleHours: z
      .int()
      .min(1)
      .max(24 * 30)
      .default(12)
      .meta({
        title: 'Idle hours',
        description: 'After this time without a click or a message, people sign in again.',
      }),
    mostDays: z
      .int()
      .min(1)
      .max(90)
      .default(7)
      .meta({ title: 'Most days', description: 'After this time people sign in again in any case.' }),
  })
  .meta({
    title: 'Sign-in',
    description: 'Lets people elsewhere into the room: they sign in with OpenID Connect, or with OAuth 2.0.',
  });

export type SignInSettings = z.output<typeof SignInSchema>;

/** Where the issuer sends people back to. It has to be registered there. */
export const RETURN_PATH = '/sign-in/return';

export const returnUrl = ({ publicUrl }: Pick<SignInSettings, 'publicUrl'>): string => publicUrl + RETURN_PATH;
