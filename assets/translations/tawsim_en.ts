<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ArticleHeader</name>
    <message numerus="yes">
        <source>Saving… (%n)</source>
        <translation>
            <numerusform>Saving… (%n)</numerusform>
            <numerusform>Saving… (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticleList</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>1 article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n candidate(s) are undecided.</source>
        <translation>
            <numerusform>One candidate is undecided.</numerusform>
            <numerusform>%n candidates are undecided.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n role(s) do not go with the new type and were taken away.</source>
        <translation>
            <numerusform>One role does not go with the new type and was taken away.</numerusform>
            <numerusform>%n roles do not go with the new type and were taken away.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n role(s) went with it; Ctrl+Z brings everything back.</source>
        <translation>
            <numerusform>One role went with it; Ctrl+Z brings everything back.</numerusform>
            <numerusform>%n roles went with it; Ctrl+Z brings everything back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ElsewhereSheet</name>
    <message numerus="yes">
        <source>%n equal place(s) in other articles</source>
        <translation>
            <numerusform>%n equal place in other articles</numerusform>
            <numerusform>%n equal places in other articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntityList</name>
    <message numerus="yes">
        <source>%n entity(ies)</source>
        <translation>
            <numerusform>%n entity</numerusform>
            <numerusform>%n entities</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EqualPlaces</name>
    <message numerus="yes">
        <source>%n equal place(s) in this article: = does the same there.</source>
        <translation>
            <numerusform>%n equal place in this article: = does the same there.</numerusform>
            <numerusform>%n equal places in this article: = does the same there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventList</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>1 event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message numerus="yes">
        <source>The first %n finds</source>
        <translation>
            <numerusform>The first find</numerusform>
            <numerusform>The first %n finds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n find(s)</source>
        <translation>
            <numerusform>%n find</numerusform>
            <numerusform>%n finds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Propagation</name>
    <message numerus="yes">
        <source>In %n article(s) something came later, so that it stays there.</source>
        <translation>
            <numerusform>In %n article something came later, so that it stays there.</numerusform>
            <numerusform>In %n articles something came later, so that it stays there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken back in %n article(s).</source>
        <translation>
            <numerusform>Taken back in %n article.</numerusform>
            <numerusform>Taken back in %n articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done in %n other article(s).</source>
        <translation>
            <numerusform>Done in %n other article.</numerusform>
            <numerusform>Done in %n other articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) wait in the other articles to be confirmed.</source>
        <translation>
            <numerusform>%n place waits in the other articles to be confirmed.</numerusform>
            <numerusform>%n places wait in the other articles to be confirmed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message numerus="yes">
        <source>Rejected %n time(s) before</source>
        <translation>
            <numerusform>Rejected %n time before</numerusform>
            <numerusform>Rejected %n times before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted %n time(s) before as {type}</source>
        <translation>
            <numerusform>Accepted %n time before as {type}</numerusform>
            <numerusform>Accepted %n times before as {type}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message numerus="yes">
        <source>{reason} %n edit(s) wait to be saved; nothing is lost while the window is open.</source>
        <translation>
            <numerusform>{reason} One edit waits to be saved; nothing is lost while the window is open.</numerusform>
            <numerusform>{reason} %n edits wait to be saved; nothing is lost while the window is open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatsSheet</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message numerus="yes">
        <source>Importing %n file(s)…</source>
        <translation>
            <numerusform>Importing one file…</numerusform>
            <numerusform>Importing %n files…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) were added.</source>
        <translation>
            <numerusform>One article was added.</numerusform>
            <numerusform>%n articles were added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) were there already.</source>
        <translation>
            <numerusform>One article was there already.</numerusform>
            <numerusform>%n articles were there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read:</source>
        <translation>
            <numerusform>One could not be read:</numerusform>
            <numerusform>%n could not be read:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and one more.</numerusform>
            <numerusform>… and %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The gold of %n article(s) is in {path}.</source>
        <translation>
            <numerusform>The gold of one article is in {path}.</numerusform>
            <numerusform>The gold of %n articles is in {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n unfinished too</source>
        <translation>
            <numerusform>Export the unfinished one too</numerusform>
            <numerusform>Export %n unfinished ones too</numerusform>
        </translation>
    </message>
</context>
</TS>
