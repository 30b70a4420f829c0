// Patterns and texts on which our answers are held against those of Go's own package.

const WORDS = String.raw`
a . [a-z] [^a-z] a.b a\.b ^$ ^ $ a$b a^b ab*c ab|cd ^ab|cd$ ^(ab|cd)$ (a|ab)(c|bcd)(d*) foo|foobar (fo|foo)(bar)? .* ^.*$ (.*)(.*)(.*)x /x= /a/b a,b a-b a=b a:b
[[:alpha:]] [[:^alpha:]] [^[:alpha:]] [^[:^alpha:]] [[:digit:][:^word:]] [[:word:]] [[:^word:]] [[:space:]] [[:^space:]] [[:ascii:]] [[:^ascii:]]
[[:blank:]] [[:cntrl:]] [[:graph:]] [[:print:]] [[:punct:]] [[:upper:]] [[:lower:]] [[:xdigit:]] [[:alnum:]] [[:^alnum:]] [[:^digit:]0] [[:alpha:]-z]
[[:foo:]] [[:^foo:]] [[:alpha:] [:alpha:] [a[:alpha:]z] [[.a.]] [[=a=]]
\pN \pL \PL \p{L} \p{Lu} \p{^Lu} \P{^Lu} \p{Ll} \p{Lt} \p{LC} \p{Zs} \p{So} \p{Sm} \p{M} \p{C} \p{S} \p{P} \p{Z} \p{Cn} \p{Co} \p{Any} \P{Any} \p{Assigned}
\p{Greek} \P{Greek} \p{^Greek} \P{^Greek} [\p{Greek}] [^\p{Greek}] [\P{Greek}] [^\P{Greek}] [\PL] [^\pL\d] \p{Latin} \p{Han} \p{Hiragana} \p{Cyrillic} \p{Common} \p{Inherited}
\p \p{ \p{} \p{^} \p{^^L} \p{L \pLu \pFoo \p{Foo} \p{Script=Greek} \p^L \pé \p{L&} \p{Grek} \p{Emoji} \p{Alphabetic} \p{Lowercase} \p{White_Space} [\p{Emoji}] a\p{Emoji
\p{greek} \p{GREEK} \pl \p{lu} \p{lc} \p{Letter} \p{^Letter} \P{letter} \p{Uppercase_Letter} \p{uppercase-letter} \p{UppercaseLetter} \p{Unassigned} \p{Cased_Letter}
\p{cntrl} \p{digit} \p{punct} \p{Math_Symbol} \p{assigned} \p{any} [\p{letter}\p{digit}] \Q\p{greek}\E \\p{greek} \\\p{greek} \p{Hira} \p{Spacing_Mark}
(?i:a) (?i)a a(?i)b (?i)A(?-i)b (?i:a)b (?-i:a) (?i-s:a.) (?U)a+ (?U)a+? (?U:a*) (?s). (?s).+ (?s)^.*$ (?m)^b$ (?m)b$ (?im)^B$ (?i-i)a (?smiU)a (?s-m:.)
(?) (?:) (?-) (?i-) (?-:a) (?x)a (?i)) (?i (?a) (?ii)a (?^i)a (?P) (?u)a (?d)a (?n)a
\Qa.b\E \Qa+ \Q\E \Q \E a\E \Qa\E+ \Qab\E+ \Q|\E \Q\\E \Q[\E] a\Q+\Eb \Qa\Eb* \Q\Ea* a\Q\E* [\Qa\E]
\z \A a\z \Aa \Z a\Z \ba \b \B \Ba a\b (?:\b)+ \b+ ^* $* ^+ (^)* \A* (?:^)* \b{2} ^{0} (?:$)+ ^*$
a{0} a{1} a{2} a{2,} a{2,3} a{,3} a{ a{} a{a} a{1 a{1, a{1,a} a{1000} a{1001} a{1000,} a{0,1001} a{1001,} a{2,1} a{0,0} a{00} a{01} a{99999999999} x{1001}
a{2}{3} (a{2}){3} (a{100}){10} (a{100}){11} (a{1000}){1000} ((a{10}){10}){10} ((a{10}){10}){11} (?:a{1000}){2} {1} a{2}? a{2}+ a{2}* a{2}?? {a} {,2} [a]{2} a{-1} (?:a{0}){1001}
a** a*+ a+* a?? a??? a*? a*?? a+? a+?+ a?* a?+ (a*)* (a*)+ (a+)+ (a+)+$ (?:a*)* (a|a)*b (a|aa)+$ (a*)*b * + ? a|* (*) (?:+) (|*)
|* (|a)* (|)* ()* (?:)* (?:)+ (?:|a)+ a||b |a a| | () (|) (a|) (|a) a()b
(?P<n>a) (?<n>a) (?P<n>a)(?P<m>b) (?P<1n>a) (?P<n1>a) (?P<>a) (?P<n-a>a) (?P<n (?P<n>a (?P=n) (?P>n) (?P<é>a) (?P<_>a) (?'n'a) (?<n (?P<日本>a) [(?P<n>]
(?=a) (?!a) (?<=a) (?<!a) (?>a) a(?=b) (?#c) (?|a) (?1) (?R) (a)\1 \1 (a)\2 \k<n> \g1 \0 \01 \012 \08 \123 \12 \777 \377 \400 \8
\x41 \x{41} \x{1F600} \x4 \x \x{ \x{} \x{110000} \x{10FFFF} \x{D800} \x{d83d}\x{de00} \xZZ \x{41 \x{0000041} \x{00000041} \u0041 \cA \e \a \f \t \n \r \v
\d \D \s \S \w \W \h \R \X \C \G \K \N \y \q \_ \- \! \" \' \/ \< \@ \# \é \☃ \😀 \. \\ \( \[ \] \{ \^ \$ \| \* \+ \? \
[] []a] [^]a] [^] [a [a- [a-] [-a] [a-b-c] [z-a] [é-a] [a-\d] [\d-a] [--a] [a--] [!--] [^-] [\]] [\-] [\b] [\A] [\z] [\w-] [\w-z] [a\] [\ [\x41-\x5a] [[] [[]] [a]] [a&&b] [a--b] [a||b]
[é] [à-ü] [日本] [😀] [😀-😂] [^😀] [\x{1F600}-\x{1F64F}] [\n] [^\n] [a^] [\^] [\D] [^\D] [\D\d] [^\D\d] [^\W] [\S] [^\s\S]
(?i)k (?i)K (?i)s (?i)ſ (?i)\x{212a} (?i)[k-l] (?i)[^k] (?i)[ſ] (?i)[^s] (?i)[a-z] (?i)[^a-z] (?i)\w (?i)\W (?i)\bk (?i)[[:alpha:]] (?i)[[:^lower:]] (?i)[[:upper:]] (?i)[[:word:]]
(?i)\pL (?i)\p{Lu} (?i)\P{Lu} (?i)\p{Lt} (?i)\p{Greek} (?i)é (?i)ß (?i)ẞ (?i)σ (?i)ς (?i)İ (?i)ı (?i)i (?i)Å (?i)µ (?i)ǆ (?i)ǅ (?i)θ (?i)Ω (?i)𐐀 (?i)𐐨 (?i)ﬀ (?i)я (?i)straße (?i)ᲀ (?i)ꙋ (?i)ᾳ (?i)ᾼ (?i)ŉ
😀 😀+ ^.$ ^..$ ^.{2}$ ^[^a]$ ^\W$ ^\PL$ \x{1F600}+ ^😀{2}$ é e\x{301} \x{FFFD} [^\x{FFFD}] ^\x{FFFD}$
( ) a) (a ((a) (a)) [)] (] ()) (?: (?:a (?i:a ((((((((((a))))))))))
`
  .trim()
  .split(/\s+/);

/** PATTERNS are well-formed and others. */
export const PATTERNS: readonly string[] = [
  ...new Set(WORDS),
  ...[
    "",
    " ",
    "a b",
    "\t",
    "[ ]",
    "a {2}",
    "(? i)a",
    "a\nb",
    "(?m)^b",
    "\\ ",
    "\\\n",
    "\u00a0",
    "\\\u00a0",
    "\0",
    "\\\0",
  ],
  ...[
    "\\p{ L}",
    "\\p{L }",
    "\\p{ }",
    "\\p{decimal number}",
    "\\x{ 41}",
    "\\x{+41}",
    "(?P<n\n>a)",
    "a\\",
    "\\Qa\\",
    "[\\",
  ],
  ...[
    "(".repeat(999) + ")".repeat(999),
    "(".repeat(1001) + ")".repeat(1001),
    `${"(?:".repeat(1000)}a${")*".repeat(1000)}`,
  ],
  ...[
    "(?:a?){500}a{500}",
    "(\\pL{100}){10}",
    "\\pL{1000}",
    "(\\pL{500}){2}",
    "(\\pL\\pN\\pS){300}",
    "(?i)\\pL{1000}",
    "[[:^alpha:]]{1000}",
  ],
];

/** TEXTS have every kind of character that the patterns tell apart, none of them younger than Unicode 15. */
export const TEXTS: readonly string[] = [
  ...[
    "",
    "a",
    "A",
    "b",
    "ab",
    "AB",
    "aB",
    "Ab",
    "aa",
    "aaa",
    "aab",
    "aaab",
    "abc",
    "abcd",
    "a.b",
    "a+",
    "a+b",
    "a b",
    "a\nb",
    "b\n",
  ],
  ...[
    "\n",
    "\t",
    " ",
    "\v",
    "\f",
    "\r",
    "\x07",
    "\0",
    "\x7f",
    "\u0085",
    "\u00a0",
    "\u2028",
    "\u200d",
    "\ufffd",
    "\ue000",
    "\u0378",
    "\u{10ffff}",
  ],
  ...[
    "1",
    "12",
    "٣",
    "²",
    "Ⅷ",
    "_",
    "-",
    "]",
    "[",
    "^",
    "\\",
    "{",
    "}",
    "|",
    "+",
    "*",
    "?",
    "(",
    ")",
    ".",
    "$",
    "/",
    "~",
    "!",
    "&",
    "€",
    "☃",
    "=",
  ],
  ...[
    "a{1",
    "a{,3}",
    "a{a}",
    "a{}",
    "{,2}",
    "{a}",
    "/x=1",
    "/a/b",
    "a,b",
    "a-b",
    "a=b",
    "a:b",
    "u0041",
    "\\p{greek}",
    "p{greek}",
    "a||b",
  ],
  ...[
    "K",
    "k",
    "\u212a",
    "s",
    "S",
    "ſ",
    "z",
    "Z",
    "x",
    "E",
    "Q",
    "n",
    "P",
    "é",
    "É",
    "e\u0301",
    "\u0301",
    "ß",
    "ẞ",
    "straße",
    "STRASSE",
  ],
  ...[
    "σ",
    "ς",
    "Σ",
    "İ",
    "ı",
    "i",
    "I",
    "Å",
    "å",
    "\u212b",
    "µ",
    "μ",
    "Μ",
    "ǆ",
    "ǅ",
    "Ǆ",
    "θ",
    "ϴ",
    "ϑ",
    "Ω",
    "\u2126",
    "ω",
    "𐐀",
    "𐐨",
    "ﬀ",
  ],
  ...[
    "я",
    "Я",
    "ᲀ",
    "в",
    "В",
    "ꙋ",
    "Ꙋ",
    "ᲈ",
    "ᾳ",
    "ᾼ",
    "ŉ",
    "日",
    "日本",
    "あ",
    "😀",
    "😀😀",
    "😂",
    "a😀b",
    "foo",
    "foobar",
    "fo",
    "xyz",
  ],
];

/** REFUSED are patterns that Go takes and we do not: each with what the user is told. */
export const REFUSED: ReadonlyMap<string, string> = new Map([
  ["(?P<n>a)(?<n>b)", "duplicate capture group name: `n` (give each group its own name, or none)"],
  ["\\p{ASCII}", "invalid character class range: `\\p{ASCII}` (write [[:ascii:]] or [[:^ascii:]])"],
  ["\\p{^ascii}", "invalid character class range: `\\p{^ascii}` (write [[:ascii:]] or [[:^ascii:]])"],
]);
