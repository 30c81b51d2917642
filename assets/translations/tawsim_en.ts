<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ArticleHeader</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%Ln min</numerusform>
            <numerusform>%Ln min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saving… (%n)</source>
        <translation>
            <numerusform>Saving… (%Ln)</numerusform>
            <numerusform>Saving… (%Ln)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticleList</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>1 article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message numerus="yes">
        <source>That is one of %n faults.</source>
        <translation>
            <numerusform>That is %n fault.</numerusform>
            <numerusform>That is one of %n faults.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n candidate(s) are undecided.</source>
        <translation>
            <numerusform>One candidate is undecided.</numerusform>
            <numerusform>%Ln candidates are undecided.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n role(s) do not go with the new type and were taken away.</source>
        <translation>
            <numerusform>One role does not go with the new type and was taken away.</numerusform>
            <numerusform>%Ln roles do not go with the new type and were taken away.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n role(s) went with it; Ctrl+Z brings everything back.</source>
        <translation>
            <numerusform>One role went with it; Ctrl+Z brings everything back.</numerusform>
            <numerusform>%Ln roles went with it; Ctrl+Z brings everything back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ElsewhereSheet</name>
    <message numerus="yes">
        <source>%n equal place(s) in all articles</source>
        <translation>
            <numerusform>%Ln equal place in all articles</numerusform>
            <numerusform>%Ln equal places in all articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntityList</name>
    <message numerus="yes">
        <source>%n entity(ies)</source>
        <translation>
            <numerusform>%Ln entity</numerusform>
            <numerusform>%Ln entities</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EqualPlaces</name>
    <message numerus="yes">
        <source>%n equal place(s) in this article: = does the same there.</source>
        <translation>
            <numerusform>%Ln equal place in this article: = does the same there.</numerusform>
            <numerusform>%Ln equal places in this article: = does the same there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventList</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>1 event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message numerus="yes">
        <source>%n article(s) will be written.</source>
        <translation>
            <numerusform>%Ln article will be written.</numerusform>
            <numerusform>%Ln articles will be written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>The gold of %n article(s) is in {path}.</source>
        <translation>
            <numerusform>The gold of one article is in {path}.</numerusform>
            <numerusform>The gold of %Ln articles is in {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) the format could not carry, or that was left out:</source>
        <translation>
            <numerusform>One thing that the format could not carry, or that was left out:</numerusform>
            <numerusform>%Ln things that the format could not carry, or that were left out:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message numerus="yes">
        <source>The first %n finds</source>
        <translation>
            <numerusform>The first find</numerusform>
            <numerusform>The first %Ln finds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n find(s)</source>
        <translation>
            <numerusform>%Ln find</numerusform>
            <numerusform>%Ln finds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message numerus="yes">
        <source>%n files and folders</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files and folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading… %n article(s)</source>
        <translation>
            <numerusform>Reading… %Ln article</numerusform>
            <numerusform>Reading… %Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>%Ln mention</numerusform>
            <numerusform>%Ln mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n candidate(s)</source>
        <translation>
            <numerusform>%Ln candidate</numerusform>
            <numerusform>%Ln candidates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are there already and are not added twice.</source>
        <translation>
            <numerusform>One of them is there already and is not added twice.</numerusform>
            <numerusform>%Ln of them are there already and are not added twice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n article(s)</source>
        <translation>
            <numerusform>Import %Ln article</numerusform>
            <numerusform>Import %Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) cannot be read</source>
        <translation>
            <numerusform>One thing cannot be read</numerusform>
            <numerusform>%Ln things cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and one more.</numerusform>
            <numerusform>… and %Ln more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message numerus="yes">
        <source>Importing %n file(s)…</source>
        <translation>
            <numerusform>Importing one file…</numerusform>
            <numerusform>Importing %Ln files…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) were added.</source>
        <translation>
            <numerusform>One article was added.</numerusform>
            <numerusform>%Ln articles were added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) were there already.</source>
        <translation>
            <numerusform>One article was there already.</numerusform>
            <numerusform>%Ln articles were there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read:</source>
        <translation>
            <numerusform>One could not be read:</numerusform>
            <numerusform>%Ln could not be read:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and one more.</numerusform>
            <numerusform>… and %Ln more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelRows</name>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>%Ln mention</numerusform>
            <numerusform>%Ln mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n argument(s)</source>
        <translation>
            <numerusform>%Ln argument</numerusform>
            <numerusform>%Ln arguments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Propagation</name>
    <message numerus="yes">
        <source>In %n article(s) something came later, so that it stays there.</source>
        <translation>
            <numerusform>In %Ln article something came later, so that it stays there.</numerusform>
            <numerusform>In %Ln articles something came later, so that it stays there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken back in %n article(s).</source>
        <translation>
            <numerusform>Taken back in %Ln article.</numerusform>
            <numerusform>Taken back in %Ln articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done in %n article(s).</source>
        <translation>
            <numerusform>Done in %Ln article.</numerusform>
            <numerusform>Done in %Ln articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) wait to be confirmed.</source>
        <translation>
            <numerusform>%Ln place waits to be confirmed.</numerusform>
            <numerusform>%Ln places wait to be confirmed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message numerus="yes">
        <source>Rejected %n time(s) before</source>
        <translation>
            <numerusform>Rejected %Ln time before</numerusform>
            <numerusform>Rejected %Ln times before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted %n time(s) before as {type}</source>
        <translation>
            <numerusform>Accepted %Ln time before as {type}</numerusform>
            <numerusform>Accepted %Ln times before as {type}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message numerus="yes">
        <source>Another window or program is writing to the database. %n edit(s) wait and are saved by themselves.</source>
        <translation>
            <numerusform>Another window or program is writing to the database. One edit waits and is saved by itself.</numerusform>
            <numerusform>Another window or program is writing to the database. %Ln edits wait and are saved by themselves.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{reason} %n edit(s) wait to be saved; nothing is lost while the window is open.</source>
        <translation>
            <numerusform>{reason} One edit waits to be saved; nothing is lost while the window is open.</numerusform>
            <numerusform>{reason} %Ln edits wait to be saved; nothing is lost while the window is open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatsSheet</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
</context>
</TS>
