<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>ArticleView</name>
    <message>
        <source>Article text</source>
        <translation>نص المقال</translation>
    </message>
</context>
</TS>
