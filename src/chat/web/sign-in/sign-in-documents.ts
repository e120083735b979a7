import type { InLanguage } from '../../../language/language.ts';
import { noticeDocument, type WebDocument } from '../documents.ts';
import { signInMessages } from './messages.ts';
import type { SignInTrouble } from './sign-in-problem.ts';

const toSignIn = (path: string, more = ''): string => `/sign-in?to=${encodeURIComponent(path)}${more}`;

/** What people see first. @param path where they wanted to go */
export function entranceDocument(of: InLanguage, issuer: string, path: string): WebDocument {
  const say = signInMessages(of);
  return noticeDocument(of, {
    title: say.title,
    lines: [say.entrance, say.leavesTo(issuer)],
    first: { words: say.signInWith(issuer), href: toSignIn(path) },
  });
}

/** That somebody couldn't sign in, and why. */
export function failedDocument(of: InLanguage, trouble: SignInTrouble): WebDocument {
  const say = signInMessages(of);
  return noticeDocument(of, {
    title: say.failedTitle,
    lines: [say.troubles[trouble]],
    first: { words: say.again, href: toSignIn('/') },
  });
}

/** That an account is no member's. */
export function strangerDocument(of: InLanguage): WebDocument {
  const say = signInMessages(of);
  return noticeDocument(of, {
    title: say.strangerTitle,
    lines: [say.stranger],
    first: { words: say.asSomeoneElse, href: toSignIn('/', '&again=1') },
  });
}

/** That somebody has signed out. @param atIssuer where they can sign out of the issuer too */
export function endedDocument(of: InLanguage, issuer: string, atIssuer: string | undefined): WebDocument {
  const say = signInMessages(of);
  return noticeDocument(of, {
    title: say.endedTitle,
    lines: [say.ended],
    first: { words: say.signInAgain, href: toSignIn('/') },
    ...(atIssuer !== undefined && { others: [{ words: say.endAtIssuer(issuer), href: atIssuer }] }),
  });
}
