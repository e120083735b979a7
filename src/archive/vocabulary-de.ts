import type { MinutesVocabulary } from './vocabulary.ts';

// Headings come without accents here: "nachste" is "nächste".

export const GERMAN_WORDS: MinutesVocabulary = {
  headings: [
    [/\bgenehmig\w*\b.*\bprotokolls?\b|\bprotokolls?\b.*\bgenehmig\w*\b/u, 'approval'],
    [/^(?:letztes|voriges|vorheriges) protokoll$/u, 'approval'],
    [/^wahl(?:en)?\b/u, 'elections'],
    [/\bnachst\w*\b.*\b(?:sitzungsleitung|leitung|moderation|protokollfuhrung|rollen)\b/u, 'elections'],
    [/\b(?:sitzungsleitung|leitung|moderation|protokollfuhrung|rollen)\b.*\bnachst\w*\b/u, 'elections'],
    [/^nachst(?:e|es|er) (?:sitzung|treffen|termin|besprechung|meeting)\b/u, 'next'],
    [
      /^(?:anwesend\w*|anwesenheit|teilnehm\w*|entschuldigt\w*|abwesend\w*)\b.*\b(?:entschuldig\w*|abwesend\w*)\b/u,
      'attendance',
    ],
    [/^(?:teilweise|zeitweise) (?:anwesend|dabei)$/u, 'partly'],
    [/^(?:nicht anwesend|abwesend(?:e|heit)?|fehlend(?:e)?|unentschuldigt)$/u, 'absent'],
    [/^(?:entschuldigt(?:e)?|entschuldigung(?:en)?|abgemeldet)$/u, 'regrets'],
    [/^(?:anwesend(?:e|heit|heitsliste)?|teilnehm(?:er|ende|erinnen und teilnehmer)|dabei)$/u, 'present'],
    [
      /^(?:kommende |nachste |anstehende )?(?:termine|fristen|veranstaltungen)(?: und (?:termine|fristen))?$/u,
      'events',
    ],
    [/^begru(?:ß|ss)ung\b|^rollen$/u, 'roles'],
    [/\bangaben zur sitzung\b|^(?:online treffen|details)$/u, 'details'],
    [/^(?:die )?(?:tagesordnung|protokoll|themen|besprechung|notizen|agenda)$/u, 'wrapper'],
  ],
  lists: [
    [
      /^(?:teilweise|zeitweise) (?:anwesend|dabei)(?!\p{L})|^(?:teilweise|zeitweise|später gekommen|verspätet|früher gegangen)(?!\p{L})/iu,
      'partly',
    ],
    [/^(?:nicht anwesend|abwesende?|unentschuldigt|es fehlen|es fehlt)(?!\p{L})/iu, 'absent'],
    [/^(?:entschuldigte?|entschuldigungen|abgemeldet)(?!\p{L})/iu, 'regrets'],
    [/^(?:anwesende?|anwesenheit|teilnehmende|teilnehmer(?:innen)?|dabei|gäste|gast)(?!\p{L})/iu, 'present'],
  ],
  chair: /^(?:sitzungsleitung|(?:nächste )?leitung|moderation|vorsitz)(?!\p{L})/iu,
  secretary: /^(?:protokollführung|protokollant(?:in)?|schriftführung|protokoll)(?!\p{L})/iu,
  is: /^\s*(?:[:：]|[–—-]\s|ist\b|sind\b|war\b|waren\b|hat\b|haben\b|(?=\s@))\s*/iu,
  chairs: /^(?:leitete?|moderierte?|hat (?:geleitet|moderiert))(?!\p{L})/iu,
  writes: /^(?:schreibt|schrieb|führte?) (?:das )?protokoll(?!\p{L})/iu,
  leadsAsNoted: /(?<!\p{L})(?:sitzungsleitung|leitung|moderation|vorsitz)(?!\p{L})/iu,
  writesAsNoted: /(?<!\p{L})(?:protokoll|protokollführung|schriftführung)(?!\p{L})/iu,
  nextMeeting:
    /^(?:(?:die|das|der|unser|unsere) )?nächste[rs]? (?:sitzung|treffen|termin|besprechung|meeting)(?!\p{L})/iu,
  approval: {
    about:
      /\b(?:protokolls?|sitzung)\b.*\b(?:genehmigt|angenommen|gemerg(?:e?t|ed)|zusammengeführt)\b|\b(?:genehmigt|angenommen|gemerg(?:e?t|ed)|zusammengeführt)\b.*\bvon\b/iu,
    elsewhere: /(?<!\p{L})protokolls?(?!\p{L}).{0,80}(?<!\p{L})(?:genehmigt|angenommen)(?!\p{L})/iu,
    carried: /(?<!\p{L})antrag.{0,60}(?:angenommen|genehmigt)(?!\p{L})/iu,
    asked: /^(?:protokoll )?genehmig(?:en|ung)\b/iu,
    approved: /\b(?:genehmigt|angenommen)\b/iu,
    merged: /\b(?:gemerg(?:e?t|ed)|zusammengeführt)\b/iu,
    notYet: /\b(?:nicht|noch zu)\b.*\bgenehmig/iu,
    verbLast: /\b(?:wurden?|haben?|hat)\b/iu,
  },
  noDate:
    /^(?:(?:noch )?(?:offen|kein(?:en)? termin\b.*)|steht noch nicht fest|wird (?:noch )?bekannt ?gegeben)[.!]?$/iu,
  nothing: /^(?:keine?|nichts|entfällt)(?!\p{L})/iu,
  nobody: /^(?:niemand|keine?r?|n\. ?n\.?|offen|alle(?: zusammen)?|gemeinsam|keine (?:entschuldigung(?:en)?|gäste))$/iu,
  volunteer: /^(?:freiwillige gesucht|freiwillige nötig|wer macht(?: e|’|')s\??)\s*[–—:-]\s*/iu,
  meeting: /\b(?:sitzung|treffen|besprechung)\b|\bUTC\b/iu,
  or: /\boder\b/iu,
};
