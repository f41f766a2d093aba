<!DOCTYPE l [<!ENTITY a "b">]>
<lexicon xmlns="http://www.w3.org/2005/01/pronunciation-lexicon">&a;</lexicon>