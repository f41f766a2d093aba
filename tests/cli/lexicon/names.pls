<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-GB">
  <lexeme role="pos:name">
    <grapheme>Zharkovo</grapheme>
    <grapheme>Jarkovo</grapheme>
    <phoneme prefer="true">ʒɑːˈkəʊvəʊ</phoneme>
    <phoneme alphabet="x-sampa">ZA:&quot;k@Uv@U</phoneme>
    <alias>jar cove oh</alias>
    <example>Ships left Zharkovo late.</example>
  </lexeme>
  <lexeme>
    <grapheme>QXR</grapheme>
    <alias>Quay Exchange</alias>
  </lexeme>
</lexicon>
