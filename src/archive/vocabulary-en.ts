import type { MinutesVocabulary } from './vocabulary.ts';

export const ENGLISH_WORDS: MinutesVocabulary = {
  headings: [
    [/\bapprov\w*\b.*\bminutes\b|\bminutes\b.*\bapprov\w*\b/u, 'approval'],
    [/\b(?:elect\w*|next)\b.*\b(?:chair|secretary|scribe|organi[sz]er|host|deputy|roles)\b/u, 'elections'],
    [/^next (?:meeting|call|session)\b/u, 'next'],
    [
      /^(?:attendees?|attendance|attending|attended|present|participants|regrets|apologies|absen\w*)\b.*\b(?:regrets|apologies|absen\w*)\b/u,
      'attendance',
    ],
    [/^part(?:ly|ially) (?:attending|present)$|^partial attendance$/u, 'partly'],
    [/^not (?:attending|present)$|^absen(?:ts?|tees?|ces?)$/u, 'absent'],
    [/^(?:regrets|apologies|excused)$/u, 'regrets'],
    [/^(?:attendees?|attendance|attending|attended|present|participants|in attendance|roll call)$/u, 'present'],
    [/^(?:upcoming |coming )?(?:events|deadlines|dates)(?: and (?:events|deadlines|dates))?$/u, 'events'],
    [/^welcome\b|^roles$/u, 'roles'],
    [/\bmeeting details\b|^online meeting$|^details$/u, 'details'],
    [/^(?:the )?(?:meeting )?(?:agenda|minutes|topics|discussions?|notes|current matters)$/u, 'wrapper'],
  ],
  lists: [
    [/^part(?:ly|ially) (?:attending|present)\b|^partial(?:ly)?\b|^partly\b/iu, 'partly'],
    [/^not (?:attending|present)\b|^absen(?:tees?|ts?|ces?)\b|^missing\b/iu, 'absent'],
    [/^regrets\b|^apologies\b|^excused\b/iu, 'regrets'],
    [/^attendees?\b|^attend(?:ing|ed|ance)\b|^present\b|^participants?\b|^in attendance\b|^guests?\b/iu, 'present'],
  ],
  chair: /^(?:(?:meeting|next|co)[ -]?)*(?:chair(?:s|person)?|organi[sz]ers?|facilitators?|hosts?|moderators?)\b/iu,
  secretary:
    /^(?:(?:meeting|next)[ -]?)*(?:secretar(?:y|ies)|scribes?|note[ -]?takers?|minute[ -]?takers?|deput(?:y|ies))\b/iu,
  is: /^\s*(?:[:：]|[–—-]\s|is\b|are\b)\s*/iu,
  approval: {
    about: /\b(?:minutes|meeting)\b.*\b(?:approved|accepted|merged)\b|\b(?:approved|accepted|merged)\b.*\bby\b/iu,
    asked: /^approve\b/iu,
    approved: /\b(?:approved|accepted)\b/iu,
    merged: /\bmerged\b/iu,
    notYet: /\bnot\b.*\bapproved\b|\bto be approved\b|\bFIXME\b|…/iu,
  },
  noDate: /^(?:tb[ac]|tbd|none|no date\b.*|to be (?:announced|decided|confirmed|defined))[.!]?$/iu,
  nothing: /^(?:none|nothing|no)\b/iu,
  nobody: /^(?:none|n\/?a|nobody|no[ -]one|@?tbd|@?fixme|@?names?)$/iu,
  volunteer: /^(?:volunteers? wanted|volunteers? needed)\s*[–—:-]\s*/iu,
  meeting: /\bmeeting\b|\bUTC\b/iu,
  or: /\bor\b/iu,
};
