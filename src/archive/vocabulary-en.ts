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
    [
      /^part(?:ly|ially) (?:attending|attended|present)$|^partial attendance$|^(?:joined|arrived) late$|^joined later$|^late (?:arrivals?|joiners?)$|^left early$/u,
      'partly',
    ],
    [/^not (?:attending|present|in attendance)$|^absen(?:ts?|tees?|ces?)(?: members)?$|^missing$/u, 'absent'],
    [
      /^(?:(?:advance |member )?(?:regrets|apologies)(?: for absence| received| sent)?|excused|absent with (?:notice|apolog\w+)|(?:unable|cannot|can t) (?:to )?attend)$/u,
      'regrets',
    ],
    [
      /^(?:(?:the )?(?:list of )?(?:meeting |members |people |committee members |board members |tsc members |voting members |council members )?(?:attendees?|attendance|attending|attended|present|participants|participating|in attendance|roll ?call|who (?:s|is|was) (?:here|there|present)|sign in)(?: list| sheet)?)(?: \d+)?$|^(?:invited )?(?:guests?|observers?|visitors?)(?: present| attending)?$/u,
      'present',
    ],
    [/^(?:upcoming |coming )?(?:events|deadlines|dates)(?: and (?:events|deadlines|dates))?$/u, 'events'],
    [/^welcome\b|^roles$/u, 'roles'],
    [/\bmeeting details\b|^online meeting$|^details$/u, 'details'],
    [/^(?:the )?(?:meeting )?(?:agenda|minutes|topics|discussions?|notes|current matters)$/u, 'wrapper'],
  ],
  lists: [
    [
      /^part(?:ly|ially) (?:attending|attended|present)\b|^partial(?:ly| attendance)?\b|^partly\b|^(?:joined|arrived) late\b|^joined later\b|^late(?: arrivals?| joiners?)?\b|^left early\b/iu,
      'partly',
    ],
    [
      /^(?:not (?:attending|present|in attendance|here)|didn['’]t attend)\b|^(?:(?:\w+ )?members |(?:board |committee )?(?:directors|officers|trustees|delegates|councill?ors|board|committee|council|staff) )?absen(?:tees?|ts?|ces?)(?: without (?:notice|apolog\w+))?\b|^missing\b/iu,
      'absent',
    ],
    [
      /^(?:(?:advance |sends? |sent )?(?:regrets|apologies)(?: from| for absence| received| sent)?|excused|absent with (?:notice|apolog\w+)|(?:unable|can['’]?t|cannot) (?:to )?attend)\b/iu,
      'regrets',
    ],
    [
      /^(?:(?:also|those|people|members|\w+ members|in person|on the call|(?:board |committee )?(?:directors|officers|trustees|delegates|councill?ors|board|committee|council|staff)) )?(?:attend(?:ees?|ing|ed|ance)|present|participants?|participating|in attendance|here|roll[ -]?call|who['’]?s here)(?: list)?\b|^(?:invited )?(?:guests?|observers?|visitors?)(?: present)?\b|^(?:in the room|on the call|people)\b/iu,
      'present',
    ],
  ],
  chair:
    /^(?:the (?=[\w -]{1,40} (?:is|are|was|were) @))?(?:(?:meeting|today['’]s|next|acting|co)[ -]?)*(?:chair(?:s|person|man|woman|ing)?|organi[sz]ers?|facilitators?|hosts?|moderators?|leads?|leader|presiding|(?:chaired|facilitated|led|hosted|moderated|run)(?= by))\b/iu,
  secretary:
    /^(?:the (?=[\w -]{1,40} (?:is|are|was|were) @))?(?:(?:meeting|today['’]s|next|acting)[ -]?)*(?:secretar(?:y|ies)|scrib(?:es?|ing)|scribe ?nicks?|note[ -]?takers?|note[ -]?taking|minute[ -]?takers?|minutes taker|recorder|deput(?:y|ies)|scribed(?= by)|(?:minutes|notes)(?: taken)?(?= by))\b/iu,
  is: /^(?:\s+for (?:today|the|this|next)(?: meeting)?\b)?\s*(?:[:：]|[–—-]\s|is\b|are\b|(?:was|were)\s(?=@)|by\b[:：]?|(?=\s@))\s*/iu,
  chairs:
    /^(?:chair(?:s|ed)|(?:is|was) chairing|will chair|facilitates?d?|moderates?d?|hosts|hosted|(?:is|was) in the chair)\b/iu,
  writes:
    /^(?:scribe[sd]|(?:is|was) scribing|will scribe|(?:takes?|took|is taking|will take|kept) (?:the )?(?:notes|minutes))\b/iu,
  leadsAsNoted: /\b(?:co-?)?chair(?:person|ing)?\b|\bfacilitator\b|\bmoderator\b/iu,
  writesAsNoted:
    /\b(?:scribe|scribing|secretary|note[ -]?taker|minute[ -]?taker|(?:taking|took) (?:notes|minutes))\b/iu,
  nextMeeting:
    /^(?:(?:the|our) )?next (?:(?:regular|monthly|weekly|bi-?weekly) )?(?:meeting|call|session|sync)(?: (?:date|time))*\s*(?:[:：@(–—-]|(?:is|will|on|at|scheduled|takes)\b|\d)/iu,
  approval: {
    about:
      /\b(?:minutes|meeting)\b.*\b(?:approved|accepted|adopted|merged)\b|\b(?:approved|accepted|adopted|merged)\b.*\bby\b|^(?:approved|accepted|adopted)\b/iu,
    elsewhere:
      /\b(?:minutes|notes)\b.{0,80}\b(?:were|was|are|is|been|stand|have|has|[:–-]) ?(?:\w+ )?(?:approved|accepted|adopted)\b|\b(?:minutes|notes) (?:of|from|for)\b.{0,80}\b(?:approved|accepted|adopted)\b|^(?:approved|accepted|adopted)\b.{0,40}\bminutes\b|\bmotion to (?:approve|accept|adopt)\b.{0,40}\bminutes\b/iu,
    carried: /\bmotion\b.{0,60}\b(?:approved|passed|carried|adopted|accepted)\b|^(?:approved|passed|carried)\b/iu,
    asked: /^approve\b/iu,
    approved: /\b(?:approved|accepted|adopted)\b/iu,
    merged: /\bmerged\b/iu,
    notYet: /\bnot\b.*\bapproved\b|\b(?:to|will) be approved\b|\bFIXME\b|…/iu,
  },
  noDate: /^(?:tb[ac]|tbd|none|no date\b.*|to be (?:announced|decided|confirmed|defined))[.!]?$/iu,
  nothing: /^(?:none|nothing|no)\b/iu,
  nobody:
    /^(?:none|n\/?a|nil|nobody|no[ -]one|(?:all|everyone|everybody)(?: together)?|together|[@#]?(?:tb[acd]|todo|fixme)|[@#]?(?:your[ -])?(?:names?|handle)|#team|vacant|volunteers? (?:wanted|needed)|(?:none|no (?:apologies|regrets|absen\w+|guests|observers|one)) ?(?:known|received|recorded|reported|sent|yet)?|no (?:apologies|regrets|absen\w+|guests|observers))$/iu,
  volunteer: /^(?:volunteers? wanted|volunteers? needed)\s*[–—:-]\s*/iu,
  meeting: /\bmeeting\b|\bUTC\b/iu,
  or: /\bor\b/iu,
};
