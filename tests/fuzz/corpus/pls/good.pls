<?xml version="1.0"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
<lexeme role="a:b"><grapheme>Kyiv</grapheme><grapheme>Kiev</grapheme><phoneme prefer="true">ˈkiːɪv</phoneme><alias>key</alias><example>In Kyiv.</example></lexeme>
</lexicon>
