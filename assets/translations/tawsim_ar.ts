<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AccessibleText</name>
    <message>
        <source>undecided: {name}</source>
        <translation>لم يُحسم: {name}</translation>
    </message>
    <message>
        <source>rejected: {name}</source>
        <translation>مرفوض: {name}</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Accept</source>
        <translation>اقبل</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>ارفض</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>Change role</source>
        <translation>غيّر الدور</translation>
    </message>
    <message>
        <source>Next role</source>
        <translation>الدور التالي</translation>
    </message>
    <message>
        <source>Next mention</source>
        <translation>إشارة أخرى</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>بدّل</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>البداية</translation>
    </message>
    <message>
        <source>End</source>
        <translation>النهاية</translation>
    </message>
    <message>
        <source>Name or noun</source>
        <translation>علم أو عام</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>احذف</translation>
    </message>
    <message>
        <source>Undecided again</source>
        <translation>أعده بلا حسم</translation>
    </message>
    <message>
        <source>Next undecided</source>
        <translation>التالي غير المحسوم</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Mark a mention</source>
        <translation>علّم إشارة</translation>
    </message>
    <message>
        <source>Mark an event</source>
        <translation>علّم حدثًا</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>أنهِ المقال</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>كل المفاتيح</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Try again</source>
        <translation>أعد المحاولة</translation>
    </message>
    <message>
        <source>Every article is finished.</source>
        <translation>أُنجزت المقالات كلها.</translation>
    </message>
    <message>
        <source>Tawsim</source>
        <translation>توسيم</translation>
    </message>
</context>
<context>
    <name>Appearance</name>
    <message>
        <source>Colours</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>تباين عال، فاتح</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>تباين عال، داكن</translation>
    </message>
    <message>
        <source>Colours of the types</source>
        <translation>ألوان الأنواع</translation>
    </message>
    <message>
        <source>Those of the schema</source>
        <translation>ألوان المخطط</translation>
    </message>
    <message>
        <source>Told apart by colour-blind eyes</source>
        <translation>ألوان يميّزها المصاب بعمى الألوان</translation>
    </message>
    <message>
        <source>Font of the text</source>
        <translation>خط النص</translation>
    </message>
    <message>
        <source>Letters of the interface</source>
        <translation>حجم حروف الواجهة</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>صغيرة</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>عادية</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>كبيرة</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>كبيرة جدا</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>الأرقام</translation>
    </message>
    <message>
        <source>As the system has them</source>
        <translation>كما في النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتحة</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكنة</translation>
    </message>
</context>
<context>
    <name>ArgumentRows</name>
    <message>
        <source>Give a role…</source>
        <translation>أسند دورًا…</translation>
    </message>
</context>
<context>
    <name>ArticleHeader</name>
    <message>
        <source>Progress of the article</source>
        <translation>تقدّم المقال</translation>
    </message>
    <message>
        <source>Tawsim</source>
        <translation>توسيم</translation>
    </message>
    <message>
        <source>Untitled article</source>
        <translation>مقال بلا عنوان</translation>
    </message>
    <message>
        <source>Looking for candidates…</source>
        <translation>يجري البحث عن المرشّحات…</translation>
    </message>
    <message>
        <source>{decided} of {total} decided</source>
        <translation>حُسم {decided} من {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>لم تمضِ دقيقة</numerusform>
            <numerusform>دقيقة واحدة</numerusform>
            <numerusform>دقيقتان</numerusform>
            <numerusform>%Ln دقائق</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>لم يُحفظ</translation>
    </message>
    <message numerus="yes">
        <source>Saving… (%n)</source>
        <translation>
            <numerusform>يُحفظ… (%Ln)</numerusform>
            <numerusform>يُحفظ… (%Ln)</numerusform>
            <numerusform>يُحفظ… (%Ln)</numerusform>
            <numerusform>يُحفظ… (%Ln)</numerusform>
            <numerusform>يُحفظ… (%Ln)</numerusform>
            <numerusform>يُحفظ… (%Ln)</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved ✓</source>
        <translation>محفوظ ✓</translation>
    </message>
</context>
<context>
    <name>ArticleList</name>
    <message>
        <source>Search in the titles</source>
        <translation>ابحث في العناوين</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>لا مقالات</numerusform>
            <numerusform>مقال واحد</numerusform>
            <numerusform>مقالان</numerusform>
            <numerusform>%Ln مقالات</numerusform>
            <numerusform>%Ln مقالًا</numerusform>
            <numerusform>%Ln مقال</numerusform>
        </translation>
    </message>
    <message>
        <source>No title has these words.</source>
        <translation>لا عنوان فيه هذه الكلمات.</translation>
    </message>
    <message>
        <source>No articles yet: drop files here, or press Ctrl+O.</source>
        <translation>لا مقالات بعد: أفلت الملفات هنا أو اضغط ⁦Ctrl+O⁩.</translation>
    </message>
    <message>
        <source>{decided} of {total}</source>
        <translation>{decided} من {total}</translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Article text</source>
        <translation>نص المقال</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>There is no backup yet; one is made every hour while something changes.</source>
        <translation>لا توجد نسخة احتياطية بعد؛ تُنشأ واحدة كل ساعة ما دام هناك ما يتغيّر.</translation>
    </message>
    <message>
        <source>Which backup is to be put back?</source>
        <translation>أي نسخة احتياطية تُسترجع؟</translation>
    </message>
    <message>
        <source>Put the backup of {moment} back? The present state is backed up first.</source>
        <translation>أتُسترجع النسخة الاحتياطية من {moment}؟ تُحفظ نسخة من الحال الراهنة أولا.</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>استرجع</translation>
    </message>
    <message>
        <source>The backup was put back.</source>
        <translation>استُرجعت النسخة الاحتياطية.</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Checking the database…</source>
        <translation>يجري فحص قاعدة البيانات…</translation>
    </message>
    <message>
        <source>No fault was found in the database.</source>
        <translation>لم يُعثر على خلل في قاعدة البيانات.</translation>
    </message>
    <message numerus="yes">
        <source>That is one of %n faults.</source>
        <translation>
            <numerusform>لا خلل.</numerusform>
            <numerusform>هذا خلل واحد.</numerusform>
            <numerusform>هذا أحد خللين.</numerusform>
            <numerusform>هذا واحد من %Ln حالات خلل.</numerusform>
            <numerusform>هذا واحد من %Ln حالة خلل.</numerusform>
            <numerusform>هذا واحد من %Ln حالة خلل.</numerusform>
        </translation>
    </message>
    <message>
        <source>Write it anew from the log, after a backup</source>
        <translation>إعادة كتابتها من السجل بعد نسخة احتياطية</translation>
    </message>
    <message>
        <source>Put a backup back…</source>
        <translation>استرجاع نسخة احتياطية…</translation>
    </message>
    <message>
        <source>The review stands as its log says; what was there before is in {backup}.</source>
        <translation>عادت المراجعة كما يقول سجلّها؛ وما كان قبل ذلك محفوظ في {backup}.</translation>
    </message>
</context>
<context>
    <name>CliticWarning</name>
    <message>
        <source>Cut off (%1)</source>
        <translation>افصلها (%1)</translation>
    </message>
    <message>
        <source>Begins with {clitic}, which is a word of its own.</source>
        <translation>في أوله {clitic}، وهي ليست منه.</translation>
    </message>
    <message>
        <source>Ends with the pronoun {clitic}.</source>
        <translation>في آخره الضمير {clitic}، وهو ليس منه.</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Select text by letters, with Ctrl by words</source>
        <translation>حدّد النص حرفًا حرفًا، ومع ⁦Ctrl⁩ كلمة كلمة</translation>
    </message>
    <message>
        <source>Select text by lines</source>
        <translation>حدّد النص سطرًا سطرًا</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ملف</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>انتقال</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>حسم</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تعديل</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>تعليم</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>المقال</translation>
    </message>
    <message>
        <source>View</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>التعلّم</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>مساعدة</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Import articles…</source>
        <translation>استيراد مقالات…</translation>
    </message>
    <message>
        <source>Export gold…</source>
        <translation>تصدير الوسم المعتمد…</translation>
    </message>
    <message>
        <source>Another database…</source>
        <translation>قاعدة بيانات أخرى…</translation>
    </message>
    <message>
        <source>Put a backup back…</source>
        <translation>استرجاع نسخة احتياطية…</translation>
    </message>
    <message>
        <source>Check the database</source>
        <translation>فحص قاعدة البيانات</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>خروج</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>العنصر التالي</translation>
    </message>
    <message>
        <source>Previous item</source>
        <translation>العنصر السابق</translation>
    </message>
    <message>
        <source>Next undecided</source>
        <translation>التالي غير المحسوم</translation>
    </message>
    <message>
        <source>Previous undecided</source>
        <translation>السابق غير المحسوم</translation>
    </message>
    <message>
        <source>The most uncertain first</source>
        <translation>الأقل يقينًا أولًا</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>الحدث التالي</translation>
    </message>
    <message>
        <source>Previous event</source>
        <translation>الحدث السابق</translation>
    </message>
    <message>
        <source>Next flagged item</source>
        <translation>العنصر التالي ذو العلامة</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>إلغاء التحديد</translation>
    </message>
    <message>
        <source>The text, then the other parts</source>
        <translation>النص، ثم بقية الأجزاء</translation>
    </message>
    <message>
        <source>Find anything, do anything…</source>
        <translation>البحث عن أي شيء وتنفيذ أي أمر…</translation>
    </message>
    <message>
        <source>Next place found</source>
        <translation>الموضع التالي مما وُجد</translation>
    </message>
    <message>
        <source>Previous place found</source>
        <translation>الموضع السابق مما وُجد</translation>
    </message>
    <message>
        <source>Search in the articles</source>
        <translation>البحث في المقالات</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>قبول</translation>
    </message>
    <message>
        <source>Accept the trigger only</source>
        <translation>قبول كلمة الحدث وحدها</translation>
    </message>
    <message>
        <source>Accept all in the sentence</source>
        <translation>قبول كل ما في الجملة</translation>
    </message>
    <message>
        <source>Accept all in the paragraph</source>
        <translation>قبول كل ما في الفقرة</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>Reject with a reason…</source>
        <translation>رفض مع ذكر السبب…</translation>
    </message>
    <message>
        <source>Take the rejection back</source>
        <translation>التراجع عن الرفض</translation>
    </message>
    <message>
        <source>Change the type…</source>
        <translation>تغيير النوع…</translation>
    </message>
    <message>
        <source>Name or common noun</source>
        <translation>اسم علم أو اسم عام</translation>
    </message>
    <message>
        <source>Begin a letter earlier</source>
        <translation>تقديم البداية حرفًا</translation>
    </message>
    <message>
        <source>Begin a letter later</source>
        <translation>تأخير البداية حرفًا</translation>
    </message>
    <message>
        <source>End a letter later</source>
        <translation>تأخير النهاية حرفًا</translation>
    </message>
    <message>
        <source>End a letter earlier</source>
        <translation>تقديم النهاية حرفًا</translation>
    </message>
    <message>
        <source>Begin a word earlier</source>
        <translation>تقديم البداية كلمة</translation>
    </message>
    <message>
        <source>Begin a word later</source>
        <translation>تأخير البداية كلمة</translation>
    </message>
    <message>
        <source>End a word later</source>
        <translation>تأخير النهاية كلمة</translation>
    </message>
    <message>
        <source>End a word earlier</source>
        <translation>تقديم النهاية كلمة</translation>
    </message>
    <message>
        <source>End a word part left</source>
        <translation>نقل النهاية يسارًا بجزء من الكلمة</translation>
    </message>
    <message>
        <source>End a word part right</source>
        <translation>نقل النهاية يمينًا بجزء من الكلمة</translation>
    </message>
    <message>
        <source>Begin a word part left</source>
        <translation>نقل البداية يسارًا بجزء من الكلمة</translation>
    </message>
    <message>
        <source>Begin a word part right</source>
        <translation>نقل البداية يمينًا بجزء من الكلمة</translation>
    </message>
    <message>
        <source>Cut clitics off the edges</source>
        <translation>فصل اللواصق عن الحدّين</translation>
    </message>
    <message>
        <source>Do the same at equal places</source>
        <translation>فعل مثله في المواضع المماثلة</translation>
    </message>
    <message>
        <source>Equal places in all articles…</source>
        <translation>المواضع المماثلة في كل المقالات…</translation>
    </message>
    <message>
        <source>Take back what was done at equal places</source>
        <translation>التراجع عما أُنجز في المواضع المماثلة</translation>
    </message>
    <message>
        <source>Next modality</source>
        <translation>درجة التوكيد التالية</translation>
    </message>
    <message>
        <source>Next polarity</source>
        <translation>الإثبات أو النفي</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>كتابة ملاحظة</translation>
    </message>
    <message>
        <source>Flag the item, or take its flag away</source>
        <translation>وضع علامة على العنصر أو إزالتها</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>History of the article…</source>
        <translation>تاريخ المقال…</translation>
    </message>
    <message>
        <source>Mark the selection as a mention…</source>
        <translation>تعليم التحديد إشارةً…</translation>
    </message>
    <message>
        <source>Mark the selection as an event…</source>
        <translation>تعليم التحديد حدثًا…</translation>
    </message>
    <message>
        <source>Give a role…</source>
        <translation>إسناد دور…</translation>
    </message>
    <message>
        <source>Change or take away a role…</source>
        <translation>تغيير دور أو إزالته…</translation>
    </message>
    <message>
        <source>Next role of the event</source>
        <translation>الدور التالي للحدث</translation>
    </message>
    <message>
        <source>Previous role of the event</source>
        <translation>الدور السابق للحدث</translation>
    </message>
    <message>
        <source>Next mention for the role</source>
        <translation>الإشارة التالية لهذا الدور</translation>
    </message>
    <message>
        <source>Previous mention for the role</source>
        <translation>الإشارة السابقة لهذا الدور</translation>
    </message>
    <message>
        <source>Leave the role empty</source>
        <translation>إخلاء الدور</translation>
    </message>
    <message>
        <source>Let two roles change places</source>
        <translation>تبديل دورين</translation>
    </message>
    <message>
        <source>The same entity as…</source>
        <translation>هي نفسها كيان…</translation>
    </message>
    <message>
        <source>One entity with all that read the same</source>
        <translation>كيان واحد مع كل ما يُقرأ مثلها</translation>
    </message>
    <message>
        <source>An entity of its own again</source>
        <translation>كيان مستقل من جديد</translation>
    </message>
    <message>
        <source>The place of this mention…</source>
        <translation>مكان هذه الإشارة…</translation>
    </message>
    <message>
        <source>Finish and go on</source>
        <translation>إنهاء المقال والانتقال إلى التالي</translation>
    </message>
    <message>
        <source>Flag, or take the flag away</source>
        <translation>وضع علامة متابعة أو رفعها</translation>
    </message>
    <message>
        <source>Write a note on the article</source>
        <translation>كتابة ملاحظة على المقال</translation>
    </message>
    <message>
        <source>Next article</source>
        <translation>المقال التالي</translation>
    </message>
    <message>
        <source>Previous article</source>
        <translation>المقال السابق</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>تكبير النص</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>تصغير النص</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>حجم النص المعتاد</translation>
    </message>
    <message>
        <source>Show more uncertain candidates</source>
        <translation>إظهار المزيد من المرشحات غير المؤكدة</translation>
    </message>
    <message>
        <source>Show fewer uncertain candidates</source>
        <translation>إظهار أقل من المرشحات غير المؤكدة</translation>
    </message>
    <message>
        <source>Show what was rejected</source>
        <translation>إظهار المرفوض</translation>
    </message>
    <message>
        <source>Show the arcs of all events</source>
        <translation>إظهار أقواس كل الأحداث</translation>
    </message>
    <message>
        <source>One sentence at a time, large</source>
        <translation>جملة واحدة مكبّرة في كل مرة</translation>
    </message>
    <message>
        <source>The list of events, or of entities</source>
        <translation>قائمة الأحداث أو قائمة الكيانات</translation>
    </message>
    <message>
        <source>Show invisible characters</source>
        <translation>إظهار المحارف الخفية</translation>
    </message>
    <message>
        <source>Arabic – العربية</source>
        <translation>الإنجليزية – English</translation>
    </message>
    <message>
        <source>How good the candidates were…</source>
        <translation>جودة المرشحات…</translation>
    </message>
    <message>
        <source>Learn from decisions</source>
        <translation>التعلّم من القرارات</translation>
    </message>
    <message>
        <source>Forget what was learned…</source>
        <translation>نسيان ما جرى تعلّمه…</translation>
    </message>
    <message>
        <source>Export what was learned…</source>
        <translation>تصدير ما جرى تعلّمه…</translation>
    </message>
    <message>
        <source>Search in the guidelines</source>
        <translation>البحث في دليل الوسم</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>كل المفاتيح</translation>
    </message>
    <message>
        <source>The tour of the window</source>
        <translation>جولة في النافذة</translation>
    </message>
    <message>
        <source>About Tawsim</source>
        <translation>عن توسيم</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n candidate(s) are undecided.</source>
        <translation>
            <numerusform>لا مرشّحات بلا حسم.</numerusform>
            <numerusform>بقي مرشّح واحد بلا حسم.</numerusform>
            <numerusform>بقي مرشّحان بلا حسم.</numerusform>
            <numerusform>بقيت %Ln مرشّحات بلا حسم.</numerusform>
            <numerusform>بقي %Ln مرشّحًا بلا حسم.</numerusform>
            <numerusform>بقي %Ln مرشّح بلا حسم.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n role(s) do not go with the new type and were taken away.</source>
        <translation>
            <numerusform>لا أدوار لا توافق النوع الجديد.</numerusform>
            <numerusform>أُزيل دور واحد لا يوافق النوع الجديد.</numerusform>
            <numerusform>أُزيل دوران لا يوافقان النوع الجديد.</numerusform>
            <numerusform>أُزيلت %Ln أدوار لا توافق النوع الجديد.</numerusform>
            <numerusform>أُزيل %Ln دورًا لا توافق النوع الجديد.</numerusform>
            <numerusform>أُزيل %Ln دور لا توافق النوع الجديد.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n role(s) went with it; Ctrl+Z brings everything back.</source>
        <translation>
            <numerusform>لم يزُل معه أي دور؛ ⁦Ctrl+Z⁩ يعيد كل شيء.</numerusform>
            <numerusform>زال معه دور واحد؛ ⁦Ctrl+Z⁩ يعيد كل شيء.</numerusform>
            <numerusform>زال معه دوران؛ ⁦Ctrl+Z⁩ يعيد كل شيء.</numerusform>
            <numerusform>زالت معه %Ln أدوار؛ ⁦Ctrl+Z⁩ يعيد كل شيء.</numerusform>
            <numerusform>زال معه %Ln دورًا؛ ⁦Ctrl+Z⁩ يعيد كل شيء.</numerusform>
            <numerusform>زال معه %Ln دور؛ ⁦Ctrl+Z⁩ يعيد كل شيء.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Databases</name>
    <message>
        <source>A database on the disk…</source>
        <translation>قاعدة بيانات على القرص…</translation>
    </message>
    <message>
        <source>A new database…</source>
        <translation>قاعدة بيانات جديدة…</translation>
    </message>
    <message>
        <source>Which database?</source>
        <translation>أي قاعدة بيانات؟</translation>
    </message>
    <message>
        <source>Databases (*.sqlite);;All files (*)</source>
        <translation>قواعد البيانات (*.sqlite);;كل الملفات (*)</translation>
    </message>
    <message>
        <source>A new database</source>
        <translation>قاعدة بيانات جديدة</translation>
    </message>
    <message>
        <source>Open a database</source>
        <translation>افتح قاعدة بيانات</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>The most uncertain come first.</source>
        <translation>يأتي الأقل يقينًا أولًا.</translation>
    </message>
    <message>
        <source>They come in reading order.</source>
        <translation>تأتي بترتيب القراءة.</translation>
    </message>
    <message>
        <source>Everything is decided.</source>
        <translation>حُسم كل شيء.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Selected item</source>
        <translation>العنصر المحدَّد</translation>
    </message>
    <message>
        <source>Select a mention or an event to see it here. N goes to the next one.</source>
        <translation>حدّد إشارة أو حدثًا ليظهر هنا. المفتاح ⁦N⁩ ينتقل إلى التالي.</translation>
    </message>
    <message>
        <source>How it refers</source>
        <translation>طريقة الإشارة</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>التوكيد</translation>
    </message>
    <message>
        <source>Polarity</source>
        <translation>الإثبات والنفي</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>الحدّان</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>الأدوار</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Note on the article</source>
        <translation>ملاحظة على المقال</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>عليه علامة</translation>
    </message>
    <message>
        <source>Marked by hand</source>
        <translation>عُلّم يدويًا</translation>
    </message>
    <message>
        <source>Proposed by {source} with {score}</source>
        <translation>اقترحه {source} بدرجة {score}</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>السبب: {reason}</translation>
    </message>
</context>
<context>
    <name>Done</name>
    <message>
        <source>Accepted: {text} ({label})</source>
        <translation>قُبل: {text} ({label})</translation>
    </message>
    <message>
        <source>Accepted several at once</source>
        <translation>قُبلت عناصر عدة معًا</translation>
    </message>
    <message>
        <source>Corrected: {text} ({label})</source>
        <translation>صُحّح: {text} ({label})</translation>
    </message>
    <message>
        <source>Rejected: {text} ({label})</source>
        <translation>رُفض: {text} ({label})</translation>
    </message>
    <message>
        <source>Undecided again: {text} ({label})</source>
        <translation>عاد بلا حسم: {text} ({label})</translation>
    </message>
    <message>
        <source>Marked: {text} ({label})</source>
        <translation>عُلّم: {text} ({label})</translation>
    </message>
    <message>
        <source>Marked as an event: {text} ({label})</source>
        <translation>عُلّم حدثًا: {text} ({label})</translation>
    </message>
    <message>
        <source>Changed: {text} ({label})</source>
        <translation>عُدّل: {text} ({label})</translation>
    </message>
    <message>
        <source>Gave a role in: {text} ({label})</source>
        <translation>أُسند دور في: {text} ({label})</translation>
    </message>
    <message>
        <source>Took a role away in: {text} ({label})</source>
        <translation>أُزيل دور من: {text} ({label})</translation>
    </message>
    <message>
        <source>Changed a role in: {text} ({label})</source>
        <translation>عُدّل دور في: {text} ({label})</translation>
    </message>
    <message>
        <source>Changed the roles of: {text} ({label})</source>
        <translation>غُيّرت أدوار: {text} ({label})</translation>
    </message>
    <message>
        <source>The same entity: {text} ({label})</source>
        <translation>الكيان نفسه: {text} ({label})</translation>
    </message>
    <message>
        <source>An entity of its own: {text} ({label})</source>
        <translation>كيان مستقل: {text} ({label})</translation>
    </message>
    <message>
        <source>Did the same at equal places</source>
        <translation>كُرّر الإجراء في المواضع المماثلة</translation>
    </message>
    <message>
        <source>Linked to a place, or to none: {text} ({label})</source>
        <translation>رُبط بمكان أو بلا مكان: {text} ({label})</translation>
    </message>
    <message>
        <source>Linked names to their places</source>
        <translation>رُبطت الأسماء بأماكنها</translation>
    </message>
    <message>
        <source>Took back links of names to places</source>
        <translation>أُلغي ربط الأسماء بالأماكن</translation>
    </message>
    <message>
        <source>Put the article back as it stood before an earlier step</source>
        <translation>أُعيد المقال إلى ما كان عليه قبل خطوة سابقة</translation>
    </message>
    <message>
        <source>Imported with the article</source>
        <translation>استُورد مع المقال</translation>
    </message>
    <message>
        <source>Flagged: {text} ({label})</source>
        <translation>وُضعت علامة على: {text} ({label})</translation>
    </message>
    <message>
        <source>Flagged no more: {text} ({label})</source>
        <translation>أزيلت العلامة عن: {text} ({label})</translation>
    </message>
    <message>
        <source>Deleted: {text} ({label})</source>
        <translation>حُذف: {text} ({label})</translation>
    </message>
    <message>
        <source>Changed the note on the article</source>
        <translation>تغيّرت الملاحظة على المقال</translation>
    </message>
    <message>
        <source>The article is now: {label}</source>
        <translation>حال المقال الآن: {label}</translation>
    </message>
    <message>
        <source>Taken back – {what}</source>
        <translation>تراجُع – {what}</translation>
    </message>
    <message>
        <source>Again – {what}</source>
        <translation>إعادة – {what}</translation>
    </message>
</context>
<context>
    <name>EdgeButtons</name>
    <message>
        <source>Beginning</source>
        <translation>البداية</translation>
    </message>
    <message>
        <source>End</source>
        <translation>النهاية</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>أبكر</translation>
    </message>
    <message>
        <source>later</source>
        <translation>أبعد</translation>
    </message>
</context>
<context>
    <name>ElsewhereSheet</name>
    <message>
        <source>Do it there</source>
        <translation>طبّقه هناك</translation>
    </message>
    <message>
        <source>Only propose it, to be confirmed</source>
        <translation>اقترحه فقط ليُؤكَّد</translation>
    </message>
    <message numerus="yes">
        <source>%n equal place(s) in all articles</source>
        <translation>
            <numerusform>لا مواضع مماثلة في أي مقال</numerusform>
            <numerusform>موضع مماثل واحد في كل المقالات</numerusform>
            <numerusform>موضعان مماثلان في كل المقالات</numerusform>
            <numerusform>%Ln مواضع مماثلة في كل المقالات</numerusform>
            <numerusform>%Ln موضعًا مماثلًا في كل المقالات</numerusform>
            <numerusform>%Ln موضع مماثل في كل المقالات</numerusform>
        </translation>
    </message>
    <message>
        <source>Reject {text} as {was}</source>
        <translation>ارفض {text} من نوع {was}</translation>
    </message>
    <message>
        <source>Let {old} be {text}</source>
        <translation>اجعل {old} يصير {text}</translation>
    </message>
    <message>
        <source>Mark {text} as {becomes}</source>
        <translation>علّم {text} من نوع {becomes}</translation>
    </message>
    <message>
        <source>Give {text} its roles as {becomes}</source>
        <translation>أعطِ {text} من نوع {becomes} أدوارَه</translation>
    </message>
    <message>
        <source>Change {text} from {was} to {becomes}</source>
        <translation>غيّر {text} من {was} إلى {becomes}</translation>
    </message>
    <message>
        <source>Its roles come along where they are found in the same sentence: {roles}</source>
        <translation>تنتقل معه أدواره حيث توجد في الجملة نفسها: {roles}</translation>
    </message>
    <message>
        <source>Space ticks a place or a whole article, A everything or nothing.</source>
        <translation>المسافة تؤشّر موضعًا أو مقالًا كاملًا، وA تؤشّر الكل أو تلغي الكل.</translation>
    </message>
</context>
<context>
    <name>EntityList</name>
    <message>
        <source>Entities</source>
        <translation>الكيانات</translation>
    </message>
    <message>
        <source>Accepted mentions appear here. Press I to join the selected one with another.</source>
        <translation>تظهر هنا الإشارات المقبولة. اضغط I لضمّ الإشارة المحددة إلى أخرى.</translation>
    </message>
    <message numerus="yes">
        <source>%n entity(ies)</source>
        <translation>
            <numerusform>لا كيانات</numerusform>
            <numerusform>كيان واحد</numerusform>
            <numerusform>كيانان</numerusform>
            <numerusform>%Ln كيانات</numerusform>
            <numerusform>%Ln كيانًا</numerusform>
            <numerusform>%Ln كيان</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EqualPlaces</name>
    <message numerus="yes">
        <source>%n equal place(s) in this article: = does the same there.</source>
        <translation>
            <numerusform>لا مواضع مماثلة في هذا المقال.</numerusform>
            <numerusform>موضع واحد مماثل في هذا المقال: المفتاح = يفعل مثله هناك.</numerusform>
            <numerusform>موضعان مماثلان في هذا المقال: المفتاح = يفعل مثله هناك.</numerusform>
            <numerusform>%Ln مواضع مماثلة في هذا المقال: المفتاح = يفعل مثله هناك.</numerusform>
            <numerusform>%Ln موضعا مماثلا في هذا المقال: المفتاح = يفعل مثله هناك.</numerusform>
            <numerusform>%Ln موضع مماثل في هذا المقال: المفتاح = يفعل مثله هناك.</numerusform>
        </translation>
    </message>
    <message>
        <source>Do the same</source>
        <translation>افعل مثله</translation>
    </message>
    <message>
        <source>All articles…</source>
        <translation>كل المقالات…</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Something went wrong inside Tawsim; the log has the details.</source>
        <translation>حدث خلل في توسيم؛ تفاصيله في السجل.</translation>
    </message>
    <message>
        <source>The schema {path} cannot be read: {reason}.</source>
        <translation>تعذّرت قراءة المخطط {path}: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>تعذّرت كتابة {path}: {reason}.</translation>
    </message>
    <message>
        <source>What the edit refers to has been changed elsewhere in the meantime; open the article again.</source>
        <translation>تغيّر في مكان آخر ما يخصه هذا التعديل؛ افتح المقال من جديد.</translation>
    </message>
    <message>
        <source>The {kind} {id} has been changed elsewhere in the meantime; open the article again.</source>
        <translation>تغيّر العنصر {id} ({kind}) في مكان آخر؛ افتح المقال من جديد.</translation>
    </message>
    <message>
        <source>The database {path} belongs to another program; choose another file.</source>
        <translation>قاعدة البيانات {path} تخص برنامجًا آخر؛ اختر ملفًا غيرها.</translation>
    </message>
    <message>
        <source>A document always has a status and a note, be it empty.</source>
        <translation>للمستند دائما حالة وملاحظة ولو كانت فارغة.</translation>
    </message>
    <message>
        <source>In {reviewer}’s review of the article {id}, {part} are not what the log of edits says.</source>
        <translation>في مراجعة {reviewer} للمقال {id}: ليست {part} كما يقول سجل التعديلات.</translation>
    </message>
    <message>
        <source>The database {path} is of version {found}, and this program knows versions up to {known}; install the newer program or choose another database.</source>
        <translation>قاعدة البيانات {path} من الإصدار {found}، وهذا البرنامج يعرف الإصدارات حتى {known}؛ ثبّت البرنامج الأحدث أو اختر قاعدة أخرى.</translation>
    </message>
    <message>
        <source>The database {path} must be converted, but no backup could be written first ({reason}); make room beside it.</source>
        <translation>يجب تحويل قاعدة البيانات {path}، لكن تعذّر حفظ نسخة احتياطية قبل ذلك ({reason})؛ أفسح مكانًا بجوارها.</translation>
    </message>
    <message>
        <source>The schema {schema} has no “{label}” (first met in the article {id}); it is kept as it is, unless the import maps it to another label.</source>
        <translation>ليس في المخطط {schema} «{label}» (ورد أول مرة في المقال {id})؛ أُبقي كما هو، ما لم يُقابَل عند الاستيراد بوسم آخر.</translation>
    </message>
    <message>
        <source>There is no article {id}.</source>
        <translation>لا مقال بالمعرّف {id}.</translation>
    </message>
    <message>
        <source>{path} is a folder, not a database; name a file in it.</source>
        <translation>{path} مجلد وليس قاعدة بيانات؛ سمِّ ملفًا فيه.</translation>
    </message>
    <message>
        <source>{path} is no ordinary file, so that it cannot hold a database.</source>
        <translation>{path} ليس ملفًا عاديًا، فلا يصلح قاعدةً للبيانات.</translation>
    </message>
    <message>
        <source>The database {path} cannot be opened: {reason}.</source>
        <translation>تعذّر فتح قاعدة البيانات {path}: {reason}.</translation>
    </message>
    <message>
        <source>The database {path} is in use by another program; close it or try again.</source>
        <translation>قاعدة البيانات {path} يستخدمها برنامج آخر؛ أغلقه أو أعد المحاولة.</translation>
    </message>
    <message>
        <source>The database {path} may not be written; check its permissions and those of its folder.</source>
        <translation>لا تُسمح الكتابة في قاعدة البيانات {path}؛ راجع أذوناتها وأذونات مجلدها.</translation>
    </message>
    <message>
        <source>The database {path} may not be opened; check its permissions and those of its folder.</source>
        <translation>لا يُسمح بفتح قاعدة البيانات {path}؛ راجع أذوناتها وأذونات مجلدها.</translation>
    </message>
    <message>
        <source>The database {path} cannot be opened; check that its folder is there and may be written.</source>
        <translation>تعذّر فتح قاعدة البيانات {path}؛ تحقق من وجود مجلدها ومن جواز الكتابة فيه.</translation>
    </message>
    <message>
        <source>The disk failed while the database {path} was in use; check the disk and its free space.</source>
        <translation>أخفق القرص في أثناء استخدام قاعدة البيانات {path}؛ افحص القرص ومساحته الخالية.</translation>
    </message>
    <message>
        <source>The disk is full, so that the database {path} could not be written; make room and try again.</source>
        <translation>امتلأ القرص فتعذّرت الكتابة في قاعدة البيانات {path}؛ أفسح مكانًا وأعد المحاولة.</translation>
    </message>
    <message>
        <source>The database {path} is damaged; restore it from a backup.</source>
        <translation>قاعدة البيانات {path} تالفة؛ استعدها من نسخة احتياطية.</translation>
    </message>
    <message>
        <source>The file {path} is no Tawsim database; choose another one.</source>
        <translation>الملف {path} ليس قاعدة بيانات لتوسيم؛ اختر غيره.</translation>
    </message>
    <message>
        <source>The edit changes nothing.</source>
        <translation>التعديل لا يغيّر شيئًا.</translation>
    </message>
    <message>
        <source>The candidate is not rejected.</source>
        <translation>هذا المرشّح ليس مرفوضًا.</translation>
    </message>
    <message>
        <source>This very mention is already there.</source>
        <translation>هذه الإشارة موجودة بعينها.</translation>
    </message>
    <message>
        <source>This very event is already there.</source>
        <translation>هذا الحدث موجود بعينه.</translation>
    </message>
    <message>
        <source>The mention is no longer there.</source>
        <translation>لم تعد هذه الإشارة موجودة.</translation>
    </message>
    <message>
        <source>The event is no longer there.</source>
        <translation>لم يعد هذا الحدث موجودًا.</translation>
    </message>
    <message>
        <source>The candidate is no longer there.</source>
        <translation>لم يعد هذا المرشّح موجودًا.</translation>
    </message>
    <message>
        <source>The mention already plays that role.</source>
        <translation>لهذه الإشارة هذا الدور من قبل.</translation>
    </message>
    <message>
        <source>The mention does not play that role.</source>
        <translation>ليس لهذه الإشارة هذا الدور.</translation>
    </message>
    <message>
        <source>What was to be deleted is no longer there.</source>
        <translation>لم يعد المطلوب حذفه موجودًا.</translation>
    </message>
    <message>
        <source>The candidate is decided already.</source>
        <translation>حُسم هذا المرشّح من قبل.</translation>
    </message>
    <message>
        <source>Only a mention can play a role in an event.</source>
        <translation>لا يقوم بدور في الحدث إلا إشارة.</translation>
    </message>
    <message>
        <source>A change of kind {kind} cannot hold a {type}.</source>
        <translation>لا يتسع تغيير من النوع {kind} لقيمة من {type}.</translation>
    </message>
    <message>
        <source>A label, a role or an id cannot be empty.</source>
        <translation>لا يكون النوع أو الدور أو المعرّف فارغا.</translation>
    </message>
    <message>
        <source>A mention and an event share the id {id}.</source>
        <translation>للإشارة والحدث المعرّف نفسه {id}.</translation>
    </message>
    <message>
        <source>A package that this format needs is missing; install it with: pip install &apos;tawsim[{extra}]&apos;.</source>
        <translation>تنقص حزمة تحتاج إليها هذه الصيغة؛ ثبّتها بالأمر: pip install &apos;tawsim[{extra}]&apos;.</translation>
    </message>
    <message>
        <source>A span must begin at or after 0 and end after it begins, not {start}–{end}.</source>
        <translation>يجب أن يبدأ المدى عند 0 أو بعده وأن ينتهي بعد بدايته، لا {start}–{end}.</translation>
    </message>
    <message>
        <source>Annotations of white space only, which no token has: {count}.</source>
        <translation>توسيمات لا تغطّي إلا فراغًا ولا وحدة لها: {count}.</translation>
    </message>
    <message>
        <source>Arguments left out whose roles the schema does not know: {count}.</source>
        <translation>وسائط تُركت لأن المخطط لا يعرف أدوارها: {count}.</translation>
    </message>
    <message>
        <source>Articles left out whose texts have signs that XML cannot hold: {count}.</source>
        <translation>مقالات أُسقطت لأن في نصوصها رموزًا لا تسعها XML: {count}.</translation>
    </message>
    <message>
        <source>Articles with members left out: {count}.</source>
        <translation>مقالات تُركت بعض بياناتها: {count}.</translation>
    </message>
    <message>
        <source>Candidates written without their scores: {count}.</source>
        <translation>مرشَّحات كُتبت بلا درجاتها: {count}.</translation>
    </message>
    <message>
        <source>Document {number} has a span without a label or outside the text.</source>
        <translation>في الوثيقة {number} مقطع بلا تسمية أو خارج النصّ.</translation>
    </message>
    <message>
        <source>Document {number} has a word whose letters are not in the file.</source>
        <translation>في الوثيقة {number} كلمة ليست حروفها في الملف.</translation>
    </message>
    <message>
        <source>Document {number} has data beside its text that cannot be read: {error}.</source>
        <translation>مع نصّ الوثيقة {number} بيانات لا يمكن قراءتها: {error}.</translation>
    </message>
    <message>
        <source>Document {number} has other spans than doc._.tawsim, by which it is read; without user data it would be read by its spans.</source>
        <translation>في الوثيقة {number} مقاطع غير التي في doc._.tawsim، وقد قُرئت بما فيه؛ ولولا user data لقُرئت بمقاطعها.</translation>
    </message>
    <message>
        <source>Document {number} has spans that cannot be read: {error}.</source>
        <translation>في الوثيقة {number} مقاطع لا يمكن قراءتها: {error}.</translation>
    </message>
    <message>
        <source>Entities parted because their mentions are of several types: {count}.</source>
        <translation>كيانات فُرّقت لأن إشاراتها من أنواع مختلفة: {count}.</translation>
    </message>
    <message>
        <source>Events left out whose places have no coordinates: {count}.</source>
        <translation>أحداث أُسقطت لأن أمكنتها بلا إحداثيات: {count}.</translation>
    </message>
    <message>
        <source>Events left out: {count}.</source>
        <translation>أحداث تُركت: {count}.</translation>
    </message>
    <message>
        <source>Events that will be read as mentions, for their types have no dot: {count}.</source>
        <translation>أحداث ستُقرأ كإشارات لأن أنواعها بلا نقطة: {count}.</translation>
    </message>
    <message>
        <source>Events whose modality and polarity were left out: {count}.</source>
        <translation>أحداث أُسقط توكيدها وإثباتها: {count}.</translation>
    </message>
    <message>
        <source>Faulty places besides these: {count}.</source>
        <translation>مواضع معطوبة أخرى: {count}.</translation>
    </message>
    <message>
        <source>Flags for a second look left out: {count}.</source>
        <translation>أعلام للمراجعة مرة أخرى لم تُكتب: {count}.</translation>
    </message>
    <message>
        <source>Further linked places of events left out: {count}.</source>
        <translation>أمكنة أخرى مرتبطة للأحداث أُسقطت: {count}.</translation>
    </message>
    <message>
        <source>In {reviewer}’s review of the article {id}, a span’s text is not the article’s text there.</source>
        <translation>في مراجعة {reviewer} للمقال {id}، نصُّ أحد المدَيات ليس نص المقال في موضعه.</translation>
    </message>
    <message>
        <source>It begins as {encoding}, but byte {byte} does not fit that.</source>
        <translation>يبدأ بترميز {encoding} لكن البايت {byte} لا يوافقه.</translation>
    </message>
    <message>
        <source>It cannot be read: {reason}.</source>
        <translation>تعذرت قراءته: {reason}.</translation>
    </message>
    <message>
        <source>It declares entities of its own, which are not read.</source>
        <translation>يعرّف كيانات XML خاصة به، وهي لا تُقرأ.</translation>
    </message>
    <message>
        <source>It ends too early.</source>
        <translation>ينتهي الملف قبل أوانه.</translation>
    </message>
    <message>
        <source>It holds a code that msgpack does not have.</source>
        <translation>في الملف رمز ليس من رموز msgpack.</translation>
    </message>
    <message>
        <source>It holds more than {count} values in one place, which no article does.</source>
        <translation>فيه في موضع واحد أكثر من {count} قيمة، وليس ذلك في مقال.</translation>
    </message>
    <message>
        <source>It holds objects of Python that would have to be unpickled, which can run any program.</source>
        <translation>في الملف كائنات من بايثون لا تُقرأ إلا بفكّها من pickle، وذلك قد يُشغّل أيّ برنامج.</translation>
    </message>
    <message>
        <source>It holds the control character U+{code} at character {place}, so it seems to be no text.</source>
        <translation>فيه محرف التحكم U+{code} في الموضع {place}، فلا يبدو نصا.</translation>
    </message>
    <message>
        <source>It is a column of the review.</source>
        <translation>هذا عمود في المراجعة.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>الملف فارغ.</translation>
    </message>
    <message>
        <source>It is larger than {size} MiB, which no article is; split it.</source>
        <translation>هو أكبر من {size} ميبيبايت، ولا مقال بهذا الحجم؛ قسّمه.</translation>
    </message>
    <message>
        <source>It is larger than {size} MiB.</source>
        <translation>حجمه أكبر من {size} ميبيبايت.</translation>
    </message>
    <message>
        <source>It is neither UTF-8, UTF-16, windows-1256 nor ISO 8859-6; save it as UTF-8.</source>
        <translation>ليس الملف بترميز UTF-8 ولا UTF-16 ولا windows-1256 ولا ISO 8859-6؛ احفظه بترميز UTF-8.</translation>
    </message>
    <message>
        <source>It is no CAS that can be read: {error}.</source>
        <translation>ليس ملف CAS يمكن قراءته: {error}.</translation>
    </message>
    <message>
        <source>It is no DocBin of spaCy: its tokens and their number do not agree.</source>
        <translation>ليس الملف من صيغة DocBin لـ spaCy: وحداته لا توافق عددها المذكور.</translation>
    </message>
    <message>
        <source>It is no DocBin of spaCy: zlib does not know it.</source>
        <translation>ليس الملف من صيغة DocBin لـ spaCy: لا تعرفه zlib.</translation>
    </message>
    <message>
        <source>It is no DocBin of spaCy: {error}.</source>
        <translation>ليس الملف من صيغة DocBin لـ spaCy: {error}.</translation>
    </message>
    <message>
        <source>It is no DocBin of spaCy: “{name}” is missing or of another kind.</source>
        <translation>ليس الملف من صيغة DocBin لـ spaCy: العنصر «{name}» غائب أو من نوع آخر.</translation>
    </message>
    <message>
        <source>It is no Parquet file of articles: {error}.</source>
        <translation>ليس ملف Parquet فيه مقالات: {error}.</translation>
    </message>
    <message>
        <source>It is no WebAnno TSV 3.</source>
        <translation>ليس ملف WebAnno TSV 3.</translation>
    </message>
    <message>
        <source>It is no ordinary file.</source>
        <translation>ليس ملفا عاديا.</translation>
    </message>
    <message>
        <source>It is no valid JSON array after item {number}: {error}.</source>
        <translation>ليس مصفوفة JSON سليمة بعد العنصر {number}: {error}.</translation>
    </message>
    <message>
        <source>It is no valid XML: {error}.</source>
        <translation>ليس XML سليمًا: {error}.</translation>
    </message>
    <message>
        <source>It is not UTF-8 (byte {byte}).</source>
        <translation>ليس الملف بترميز UTF-8 (البايت {byte}).</translation>
    </message>
    <message>
        <source>It leads out of the folder.</source>
        <translation>يشير الملف إلى خارج المجلد.</translation>
    </message>
    <message>
        <source>It lies too deep in folders.</source>
        <translation>مجلدات متداخلة أكثر مما يجوز.</translation>
    </message>
    <message>
        <source>Its format is not known; give the file by itself, or name the format.</source>
        <translation>صيغته غير معروفة؛ استورد الملف وحده أو سمِّ الصيغة.</translation>
    </message>
    <message>
        <source>Labels and notes with signs that XML cannot hold, which were left out: {count}.</source>
        <translation>وسوم وملاحظات فيها رموز لا تسعها XML فأُسقطت: {count}.</translation>
    </message>
    <message>
        <source>Links to places left out: {count}.</source>
        <translation>روابط بالأماكن لم تُكتب: {count}.</translation>
    </message>
    <message>
        <source>Members of articles whose names Prodigy uses otherwise: {count}.</source>
        <translation>عناصر في المقالات تُركت لأنّ لأسمائها عند Prodigy معنى آخر: {count}.</translation>
    </message>
    <message>
        <source>Mentions cut where they begin or end on white space: {count}.</source>
        <translation>إشارات قُصّت لأنها تبدأ بمسافة أو تنتهي بها: {count}.</translation>
    </message>
    <message>
        <source>Mentions left out that nest or cross: {count}.</source>
        <translation>إشارات متداخلة أو متقاطعة تُركت: {count}.</translation>
    </message>
    <message>
        <source>Mentions left out that play no role: {count}.</source>
        <translation>إشارات لا تؤدي دورا تُركت: {count}.</translation>
    </message>
    <message>
        <source>Mentions of types that ACE does not have, kept under their names: {count}.</source>
        <translation>إشارات من أنواع ليست في ACE أُبقيت بأسمائها: {count}.</translation>
    </message>
    <message>
        <source>Mentions that nest or cross and are in spans, not in ents: {count}.</source>
        <translation>إشارات متداخلة أو متقاطعة، وهي في spans لا في ents:‏ {count}.</translation>
    </message>
    <message>
        <source>Names no longer told from common nouns: {count}.</source>
        <translation>أسماء أعلام لم تعد تُميَّز من الأسماء العامة: {count}.</translation>
    </message>
    <message>
        <source>No article has an id or a title like “{words}”; `tawsim list` shows them all.</source>
        <translation>لا مقال بمعرّف أو عنوان مثل «{words}»؛ الأمر `tawsim list` يعرضها كلها.</translation>
    </message>
    <message>
        <source>No article was found in the page.</source>
        <translation>لم يُعثر على مقال في الصفحة.</translation>
    </message>
    <message>
        <source>No copy of {source} could be written to {target}: {reason}.</source>
        <translation>تعذّرت كتابة نسخة من {source} في {target}: {reason}.</translation>
    </message>
    <message>
        <source>Notes left out: {count}.</source>
        <translation>ملاحظات أُسقطت: {count}.</translation>
    </message>
    <message>
        <source>Notes on articles left out: {count}.</source>
        <translation>ملاحظات على المقالات لم تُكتب: {count}.</translation>
    </message>
    <message>
        <source>Nothing has been learned yet; finish an article first.</source>
        <translation>لم يُتعلَّم شيء بعد؛ أنهِ مقالًا أولًا.</translation>
    </message>
    <message>
        <source>Of {count} people’s annotations of this task only the first was taken.</source>
        <translation>من تعليمات {count} أشخاص لهذه المهمة أُخذت الأولى فقط.</translation>
    </message>
    <message>
        <source>Proposed roles left out of mentions that were rejected: {count}.</source>
        <translation>أدوار مقترحة أُسقطت لأن إشاراتها رُفضت: {count}.</translation>
    </message>
    <message>
        <source>Rejected candidates left out: {count}.</source>
        <translation>مرشَّحات مرفوضة تُركت: {count}.</translation>
    </message>
    <message>
        <source>Row {row} of {table} refers to something in {target} that is not there.</source>
        <translation>الصف {row} من {table} يشير إلى ما ليس موجودا في {target}.</translation>
    </message>
    <message>
        <source>Sentences joined because a mention or an event reaches over their ends: {count}.</source>
        <translation>جمل وُصلت لأن إشارة أو حدثًا يتجاوز نهايتها: {count}.</translation>
    </message>
    <message>
        <source>Spans that begin or end on white space, where no token does: {count}.</source>
        <translation>مقاطع تبدأ أو تنتهي بفراغ، ولا وحدة تبدأ أو تنتهي هناك: {count}.</translation>
    </message>
    <message>
        <source>Spans widened to whole words, though not in doc._.tawsim: {count}.</source>
        <translation>مقاطع وُسّعت إلى كلمات كاملة، وحدودها الدقيقة في doc._.tawsim: ‏{count}.</translation>
    </message>
    <message>
        <source>Texts in the XML with signs that XML cannot hold replaced: {count}.</source>
        <translation>نصوص في XML استُبدلت فيها رموز لا تسعها: {count}.</translation>
    </message>
    <message>
        <source>Texts shortened to what a cell of Excel holds: {count}.</source>
        <translation>نصوص قُصّرت إلى ما تسعه خلية Excel: {count}.</translation>
    </message>
    <message>
        <source>That is more than one DocBin holds; export it in parts.</source>
        <translation>هذا أكثر ممّا يسعه ملف DocBin واحد؛ صدّره أجزاءً.</translation>
    </message>
    <message>
        <source>The archive cannot be unpacked: {error}.</source>
        <translation>تعذر فك الأرشيف: {error}.</translation>
    </message>
    <message>
        <source>The article {id} has no text.</source>
        <translation>المقال {id} بلا نص.</translation>
    </message>
    <message>
        <source>The article {id} names the schema “{schema}”, which is not here; import it with its schema file.</source>
        <translation>يذكر المقال {id} مخطط التوسيم «{schema}» وهو غير موجود هنا؛ استورده مع ملف مخططه.</translation>
    </message>
    <message>
        <source>The article’s line is no JSON.</source>
        <translation>سطر المقال ليس JSON.</translation>
    </message>
    <message>
        <source>The block {id} closes a bracket that it did not open.</source>
        <translation>تُغلق الكتلة {id} قوسا لم تفتحه.</translation>
    </message>
    <message>
        <source>The block {id} has no line for {key}.</source>
        <translation>ليس في الكتلة {id} سطر للحدث {key}.</translation>
    </message>
    <message>
        <source>The block {id} has no trigger {key}.</source>
        <translation>ليس في الكتلة {id} دالّ حدث باسم {key}.</translation>
    </message>
    <message>
        <source>The block {id} leaves a bracket open.</source>
        <translation>في الكتلة {id} قوس لم يُغلق.</translation>
    </message>
    <message>
        <source>The candidate is a mention, not an event.</source>
        <translation>المرشَّح إشارة لا حدث.</translation>
    </message>
    <message>
        <source>The candidate is an event, not a mention.</source>
        <translation>المرشَّح حدث لا إشارة.</translation>
    </message>
    <message>
        <source>The candidate {candidate} of the article {id} lies outside its text.</source>
        <translation>المرشَّح {candidate} من المقال {id} يقع خارج نصه.</translation>
    </message>
    <message>
        <source>The change makes no event.</source>
        <translation>لا يُنشئ هذا التغيير حدثا.</translation>
    </message>
    <message>
        <source>The database {path} has references that lead nowhere, so that it stays at version {found}; please report this with the backup that lies beside it.</source>
        <translation>في قاعدة البيانات {path} إحالات إلى ما لا وجود له، فبقيت على الإصدار {found}؛ أبلغ عن ذلك مع النسخة الاحتياطية المجاورة لها.</translation>
    </message>
    <message>
        <source>The database {path} was moved, deleted or replaced while it was open, so that nothing can be saved in it; put it back and save again, or write a copy.</source>
        <translation>نُقلت قاعدة البيانات {path} أو حُذفت أو استُبدلت وهي مفتوحة، فلا يمكن الحفظ فيها؛ أعدها ثم احفظ من جديد، أو اكتب نسخة.</translation>
    </message>
    <message>
        <source>The edit changes the same thing twice.</source>
        <translation>يغيّر هذا التعديل الشيء نفسه مرتين.</translation>
    </message>
    <message>
        <source>The event candidate {event} names the mention {mention}, which is not there.</source>
        <translation>يسمّي الحدث المرشَّح {event} الإشارة {mention} وهي غير موجودة.</translation>
    </message>
    <message>
        <source>The event {id} has no trigger.</source>
        <translation>ليس للحدث {id} دالّ.</translation>
    </message>
    <message>
        <source>The event {id} has the same argument twice.</source>
        <translation>في الحدث {id} المشارك نفسه مرتين.</translation>
    </message>
    <message>
        <source>The event {id} names the mention {mention}, which is not there.</source>
        <translation>يسمّي الحدث {id} الإشارة {mention} وهي غير موجودة.</translation>
    </message>
    <message>
        <source>The event {id} names {mention}, which is not there.</source>
        <translation>الحدث {id} يذكر {mention} وهو غير موجود.</translation>
    </message>
    <message>
        <source>The file {path} is damaged: {what}.</source>
        <translation>الملف {path} تالف: {what}.</translation>
    </message>
    <message>
        <source>The folder {path} is there already and not empty; name another one.</source>
        <translation>المجلد {path} موجود وليس فارغا؛ سمِّ مجلدا آخر.</translation>
    </message>
    <message>
        <source>The id {id} is there twice; the second one was left out.</source>
        <translation>المعرّف {id} مكرّر؛ أُسقط الثاني.</translation>
    </message>
    <message>
        <source>The lexicon {name} is empty. Install the program again.</source>
        <translation>المعجم {name} فارغ. أعد تثبيت البرنامج.</translation>
    </message>
    <message>
        <source>The line has no sentences of tokens.</source>
        <translation>لا جمل من الوحدات في السطر.</translation>
    </message>
    <message>
        <source>The line has no text.</source>
        <translation>لا نص في السطر.</translation>
    </message>
    <message>
        <source>The line holds half a character (an unpaired surrogate).</source>
        <translation>في السطر نصف محرف.</translation>
    </message>
    <message>
        <source>The line is longer than {size} MiB, though one line is one article.</source>
        <translation>السطر أطول من {size} ميبيبايت، والسطر الواحد مقال واحد.</translation>
    </message>
    <message>
        <source>The line is nested too deeply.</source>
        <translation>تداخل السطر أعمق مما يُقرأ.</translation>
    </message>
    <message>
        <source>The line is no sentence with tokens.</source>
        <translation>السطر ليس جملة من وحدات.</translation>
    </message>
    <message>
        <source>The line is not UTF-8 (byte {byte}).</source>
        <translation>السطر ليس بترميز UTF-8 (البايت {byte}).</translation>
    </message>
    <message>
        <source>The line is not valid JSON from its character {column} on.</source>
        <translation>السطر ليس JSON سليما ابتداءً من الحرف {column}.</translation>
    </message>
    <message>
        <source>The line is not valid JSON: {error}.</source>
        <translation>السطر ليس JSON سليما: {error}.</translation>
    </message>
    <message>
        <source>The line speaks of {owner}, which is not there.</source>
        <translation>السطر يتحدث عن {owner} وهو غير موجود.</translation>
    </message>
    <message>
        <source>The line {id} is no span, or a second one of that name.</source>
        <translation>السطر {id} ليس مدى، أو هو ثانٍ بالاسم نفسه.</translation>
    </message>
    <message>
        <source>The line {id} is of a kind that is not read.</source>
        <translation>السطر {id} من نوع لا يُقرأ.</translation>
    </message>
    <message>
        <source>The member {name} leads out of the archive.</source>
        <translation>الملف {name} يخرج عن الأرشيف.</translation>
    </message>
    <message>
        <source>The mention belongs to no other.</source>
        <translation>الإشارة لا تنتمي إلى غيرها.</translation>
    </message>
    <message>
        <source>The model {folder} is of format {given}; this program reads {known}.</source>
        <translation>صيغة النموذج {folder} هي {given}، وهذا البرنامج يقرأ الصيغة {known}.</translation>
    </message>
    <message>
        <source>The model&apos;s description {path} cannot be read; install the program again.</source>
        <translation>تتعذّر قراءة وصف النموذج {path}؛ ثبّت البرنامج من جديد.</translation>
    </message>
    <message>
        <source>The model&apos;s file {path} cannot be read; install the program again.</source>
        <translation>تتعذّر قراءة ملف النموذج {path}؛ ثبّت البرنامج من جديد.</translation>
    </message>
    <message>
        <source>The model&apos;s file {path} is not the one that its description names; install the program again.</source>
        <translation>ملف النموذج {path} ليس الملف الذي يذكره وصفه؛ ثبّت البرنامج من جديد.</translation>
    </message>
    <message>
        <source>The places of GeoNames are not installed; install them with: pip install &apos;tawsim[places]&apos;.</source>
        <translation>بيانات أماكن GeoNames غير مثبّتة؛ ثبّتها بالأمر: pip install &apos;tawsim[places]&apos;</translation>
    </message>
    <message>
        <source>The relation layer {name} is not read.</source>
        <translation>طبقة العلاقات {name} لا تُقرأ.</translation>
    </message>
    <message>
        <source>The relation of {id} leads to {mention}, which is not there.</source>
        <translation>علاقة {id} تؤدي إلى {mention} وهي غير موجودة.</translation>
    </message>
    <message>
        <source>The relation {role} does not lead from an event to a mention.</source>
        <translation>العلاقة {role} لا تصل حدثًا بإشارة.</translation>
    </message>
    <message>
        <source>The relation {role} has no label, or an end that is no span.</source>
        <translation>العلاقة {role} بلا تسمية، أو أحد طرفيها ليس مقطعًا.</translation>
    </message>
    <message>
        <source>The row is no article: {error}.</source>
        <translation>السطر ليس مقالًا: {error}.</translation>
    </message>
    <message>
        <source>The row is none of WebAnno TSV.</source>
        <translation>السطر ليس من WebAnno TSV.</translation>
    </message>
    <message>
        <source>The row lies outside the text.</source>
        <translation>السطر خارج النص.</translation>
    </message>
    <message>
        <source>The schema {path} is not UTF-8 (byte {byte}); save it as UTF-8.</source>
        <translation>مخطط التوسيم {path} ليس بترميز UTF-8 (البايت {byte})؛ احفظه بترميز UTF-8.</translation>
    </message>
    <message>
        <source>The schema {source} is faulty in line {line} ({where}): {reason}.</source>
        <translation>في مخطط التوسيم {source} خطأ في السطر {line} ({where}): {reason}.</translation>
    </message>
    <message>
        <source>The schema {source} is not valid TOML: {reason}.</source>
        <translation>مخطط التوسيم {source} ليس ملف TOML سليما: {reason}.</translation>
    </message>
    <message>
        <source>The schema {source} nests too deeply.</source>
        <translation>تداخل المخطط {source} أعمق مما يُقبل.</translation>
    </message>
    <message>
        <source>The score of {place} must lie between 0 and 1, not {score}.</source>
        <translation>يجب أن تقع درجة {place} بين 0 و1، لا {score}.</translation>
    </message>
    <message>
        <source>The span {id} does not cover the text that it names.</source>
        <translation>المدى {id} لا يغطي النص الذي يذكره.</translation>
    </message>
    <message>
        <source>The span {id} has no label.</source>
        <translation>المدى {id} بلا وسم.</translation>
    </message>
    <message>
        <source>The span {id} is in several parts or lies outside the text.</source>
        <translation>المدى {id} مجزّأ أو يقع خارج النص.</translation>
    </message>
    <message>
        <source>The span {id} lies outside the text.</source>
        <translation>المدى {id} خارج النص.</translation>
    </message>
    <message>
        <source>The span {start}–{end} has no label.</source>
        <translation>المقطع {start}–{end} بلا تسمية.</translation>
    </message>
    <message>
        <source>The span {start}–{end} lies outside a text of {length} characters.</source>
        <translation>المدى {start}–{end} خارج نص طوله {length} محرفا.</translation>
    </message>
    <message>
        <source>The span {start}–{end} lies outside the text.</source>
        <translation>يقع المقطع {start}–{end} خارج النصّ.</translation>
    </message>
    <message>
        <source>The split {split} is none; it is written as in 80/10/10.</source>
        <translation>التقسيم {split} غير سليم؛ يُكتب مثل 80/10/10.</translation>
    </message>
    <message>
        <source>The task has no text.</source>
        <translation>ليس للمهمّة نصّ.</translation>
    </message>
    <message>
        <source>The text holds half a character (an unpaired surrogate).</source>
        <translation>في النص نصف حرف (بديل غير مزدوج).</translation>
    </message>
    <message>
        <source>The text of the article {id} is not the one that was imported.</source>
        <translation>نص المقال {id} ليس النص الذي استُورد.</translation>
    </message>
    <message>
        <source>The token {token} is not in the text.</source>
        <translation>الوحدة {token} ليست في النص.</translation>
    </message>
    <message>
        <source>The {kind} {id} cannot be changed into {key}.</source>
        <translation>لا يمكن تغيير {kind} {id} إلى {key}.</translation>
    </message>
    <message>
        <source>The {kind} {id} has changed in the meantime; look again and repeat the edit.</source>
        <translation>تغيّر {kind} {id} أثناء ذلك؛ انظر ثانية وأعد التعديل.</translation>
    </message>
    <message>
        <source>The {name} of an article holds half a character (an unpaired surrogate); write it again as UTF-8.</source>
        <translation>في {name} أحد المقالات نصف محرف؛ اكتبه من جديد بترميز UTF-8.</translation>
    </message>
    <message>
        <source>The {name} of the article {id} holds a NUL character, which no database keeps; remove it.</source>
        <translation>في {name} المقال {id} محرف صفري لا تحفظه قاعدة بيانات؛ احذفه.</translation>
    </message>
    <message>
        <source>There is a token but no tag.</source>
        <translation>في السطر وحدة بلا وسم.</translation>
    </message>
    <message>
        <source>There is no status “{value}”; there are: {known}.</source>
        <translation>لا وجود للحالة «{value}»؛ المتاح: {known}.</translation>
    </message>
    <message>
        <source>There is no text in it.</source>
        <translation>لا نص فيه.</translation>
    </message>
    <message>
        <source>There is no type “{value}”.</source>
        <translation>لا وجود للنوع «{value}».</translation>
    </message>
    <message>
        <source>This step is not in {reviewer}’s review of the article.</source>
        <translation>هذه الخطوة ليست في مراجعة {reviewer} لهذا المقال.</translation>
    </message>
    <message>
        <source>Times and values whose levels were left out: {count}.</source>
        <translation>أوقات وقيم أُسقط مستواها: {count}.</translation>
    </message>
    <message>
        <source>Titles left out: {count}.</source>
        <translation>عناوين تُركت: {count}.</translation>
    </message>
    <message>
        <source>Triggers of several tokens, of which DyGIE++ has the first: {count}.</source>
        <translation>كلمات دالة من عدة وحدات لا تحمل ⁦DyGIE++⁩ إلا أولاها: {count}.</translation>
    </message>
    <message>
        <source>Two candidates of one extraction share an id.</source>
        <translation>لمرشَّحين في استخراج واحد المعرّف نفسه.</translation>
    </message>
    <message>
        <source>Undecided candidates left out: {count}.</source>
        <translation>مرشَّحات لم تُحسم تُركت: {count}.</translation>
    </message>
    <message>
        <source>Unpacked it is larger than {size} MiB, which no corpus of its size is.</source>
        <translation>يتجاوز حجمه بعد فكّ الضغط {size} م.ب، ولا تبلغ ذلك مدوّنة في حجمه.</translation>
    </message>
    <message>
        <source>Unpacked it would be too large: {files} files, {size} MiB.</source>
        <translation>محتوى الأرشيف أكبر مما يُقبل: {files} ملفا، {size} ميغابايت.</translation>
    </message>
    <message>
        <source>What was learned cannot be read; reset the learning.</source>
        <translation>تتعذّر قراءة ما جرى تعلّمه؛ أعد ضبط التعلّم.</translation>
    </message>
    <message>
        <source>What was learned is of another version of the program; reset the learning.</source>
        <translation>ما جرى تعلّمه يعود إلى إصدار آخر من البرنامج؛ أعد ضبط التعلّم.</translation>
    </message>
    <message>
        <source>What was to be flagged is no longer there.</source>
        <translation>ما أريد وضع العلامة عليه لم يعد موجودا.</translation>
    </message>
    <message>
        <source>Words cut inside, which spaCy learns from with gold_preproc only; or write tokens=words: {count}.</source>
        <translation>كلمات قُطّعت من داخلها، ولا يتعلّم منها spaCy إلا مع gold_preproc؛ أو اكتبها بـ tokens=words: ‏{count}.</translation>
    </message>
    <message>
        <source>a key is one to three of the letters a–z and the digits</source>
        <translation>المفتاح حرف إلى ثلاثة من الحروف a–z والأرقام</translation>
    </message>
    <message>
        <source>an entity type has the same id</source>
        <translation>لأحد أنواع الكيانات المعرّف نفسه</translation>
    </message>
    <message>
        <source>at least one [{attribute}.…] is needed; the first is the default</source>
        <translation>لا بد من [{attribute}.…] واحد على الأقل؛ والأول هو المبدئي</translation>
    </message>
    <message>
        <source>the counts of it</source>
        <translation>أعدادها</translation>
    </message>
    <message>
        <source>the events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>the key “{key}” belongs to {other} already</source>
        <translation>المفتاح «{key}» مأخوذ لـ{other}</translation>
    </message>
    <message>
        <source>the mentions</source>
        <translation>الإشارات</translation>
    </message>
    <message>
        <source>the notes on it</source>
        <translation>الملاحظات عليه</translation>
    </message>
    <message>
        <source>the rejections</source>
        <translation>المرفوضات</translation>
    </message>
    <message>
        <source>the status and its times</source>
        <translation>حال المراجعة وأوقاتها</translation>
    </message>
    <message>
        <source>there is no entity type “{filler}”</source>
        <translation>لا وجود لنوع الكيان «{filler}»</translation>
    </message>
    <message>
        <source>there is no type “{type}”</source>
        <translation>لا وجود لنوع «{type}»</translation>
    </message>
    <message>
        <source>{pair} is no pair such as LOC=GPE,LOC,FAC.</source>
        <translation>‏{pair} ليس زوجا مثل LOC=GPE,LOC,FAC.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>تتعذّر قراءة {path}: {reason}.</translation>
    </message>
    <message>
        <source>{path}, line {line}: there is a token but no tag.</source>
        <translation>‏{path}، السطر {line}: فيه وحدة بلا وسم.</translation>
    </message>
    <message>
        <source>{place} ends at {end}, after the text&apos;s {length} characters.</source>
        <translation>ينتهي {place} عند {end} بعد نهاية النص وطوله {length} محرفا.</translation>
    </message>
    <message>
        <source>{place} must be a JSON object.</source>
        <translation>{place}: يجب أن يكون كائن JSON.</translation>
    </message>
    <message>
        <source>{place} must be one of {known}, not {given}.</source>
        <translation>{place}: يجب أن يكون واحدا من {known} لا {given}.</translation>
    </message>
    <message>
        <source>{place} stands there twice.</source>
        <translation>{place}: مذكور مرتين.</translation>
    </message>
    <message>
        <source>{place}: a member holds half a character (an unpaired surrogate).</source>
        <translation>‏{place}: في أحد الأعضاء نصف حرف (بديل مفرد).</translation>
    </message>
    <message>
        <source>{place}: a member is a number without end.</source>
        <translation>‏{place}: أحد الأعضاء عدد لا نهائي.</translation>
    </message>
    <message>
        <source>{place}: a member is nested too deeply.</source>
        <translation>‏{place}: أحد الأعضاء متداخل أكثر مما يجوز.</translation>
    </message>
    <message>
        <source>{place}: its text is “{given}”, but the article has “{found}” at {start}–{end}; offsets are code points in logical order.</source>
        <translation>{place}: نصه «{given}» وفي المقال عند {start}–{end} «{found}»؛ المواضع بنقاط الترميز وبالترتيب المنطقي.</translation>
    </message>
    <message>
        <source>{place}: the argument&apos;s mention {mention} is not in the record.</source>
        <translation>{place}: إشارة المشارك {mention} غير موجودة في السجل.</translation>
    </message>
    <message>
        <source>{place}: {error}</source>
        <translation>{place}: {error}</translation>
    </message>
    <message>
        <source>{place}: {start}–{end} is no span of a text of {length} characters.</source>
        <translation>{place}: لا مدى {start}–{end} في نص طوله {length} محرفا.</translation>
    </message>
    <message>
        <source>{place}: “score” must be a number from 0 to 1.</source>
        <translation>{place}: يجب أن يكون «score» عددا من 0 إلى 1.</translation>
    </message>
    <message>
        <source>{place}: “start” and “end” must be whole numbers.</source>
        <translation>{place}: يجب أن يكون «start» و«end» عددين صحيحين.</translation>
    </message>
    <message>
        <source>{place}: “title” and “schema” must be texts.</source>
        <translation>{place}: يجب أن يكون «title» و«schema» نصين.</translation>
    </message>
    <message>
        <source>{place}: “{key}” holds half a character (an unpaired surrogate).</source>
        <translation>{place}: في «{key}» نصف محرف.</translation>
    </message>
    <message>
        <source>{place}: “{key}” must be a list.</source>
        <translation>{place}: يجب أن يكون «{key}» قائمة.</translation>
    </message>
    <message>
        <source>{place}: “{key}” must be a text that is not empty.</source>
        <translation>{place}: يجب أن يكون «{key}» نصا غير فارغ.</translation>
    </message>
    <message>
        <source>{place}: “{key}” must be a text.</source>
        <translation>{place}: يجب أن يكون «{key}» نصا.</translation>
    </message>
    <message>
        <source>{reviewer} has reviewed the article {id} already; its annotation in the file was not taken.</source>
        <translation>راجع {reviewer} المقال {id} من قبل؛ فلم يؤخذ توسيمه من الملف.</translation>
    </message>
    <message>
        <source>{reviewer}’s review of the article {id} cannot be read: {reason}</source>
        <translation>تتعذّر قراءة مراجعة {reviewer} للمقال {id}: {reason}</translation>
    </message>
    <message>
        <source>{reviewer}’s review of the article {id} has {filler} as {role} of {label}, which the schema forbids.</source>
        <translation>في مراجعة {reviewer} للمقال {id} يؤدي {filler} الدور {role} في {label}، وهذا ما يمنعه المخطط.</translation>
    </message>
    <message>
        <source>“required” must be true or false</source>
        <translation>يجب أن يكون «required» إما true وإما false</translation>
    </message>
    <message>
        <source>“{color}” is not a colour; write it as #rrggbb</source>
        <translation>«{color}» ليس لونا؛ اكتبه هكذا ‎#rrggbb</translation>
    </message>
    <message>
        <source>“{key}” is missing</source>
        <translation>«{key}» ناقص</translation>
    </message>
    <message>
        <source>“{key}” is not known here; known are {known}</source>
        <translation>«{key}» غير معروف هنا؛ والمعروف {known}</translation>
    </message>
    <message>
        <source>“{key}” must be a list of texts</source>
        <translation>يجب أن يكون «{key}» قائمة نصوص</translation>
    </message>
    <message>
        <source>“{key}” must be a table</source>
        <translation>يجب أن يكون «{key}» جدولا</translation>
    </message>
    <message>
        <source>“{key}” must be a text that is not empty</source>
        <translation>يجب أن يكون «{key}» نصا غير فارغ</translation>
    </message>
    <message>
        <source>“{name}” holds what is no object: {count}.</source>
        <translation>في «{name}» ما ليس كائن JSON: {count}.</translation>
    </message>
    <message>
        <source>“{name}” is no filter; there are: {known}.</source>
        <translation>«{name}» ليس مرشِّحا للبحث؛ المتاح: {known}.</translation>
    </message>
    <message>
        <source>“{words}” fits more than one article: {named}.</source>
        <translation>«{words}» يناسب أكثر من مقال: {named}.</translation>
    </message>
    <message>
        <source>“{text}” is no day; it is written as in 2026-11-01.</source>
        <translation>«{text}» ليس تاريخًا؛ يُكتب مثل ⁦2026-11-01⁩.</translation>
    </message>
    <message>
        <source>It was called off; nothing was changed.</source>
        <translation>أُلغيت العملية، ولم يتغيّر شيء.</translation>
    </message>
</context>
<context>
    <name>EventCards</name>
    <message>
        <source>missing</source>
        <translation>ناقص</translation>
    </message>
</context>
<context>
    <name>EventList</name>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>There are no events yet. Select a word and press E to mark one.</source>
        <translation>لا أحداث بعد. حدّد كلمة واضغط ⁦E⁩ لتعليمها حدثًا.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>لا أحداث</numerusform>
            <numerusform>حدث واحد</numerusform>
            <numerusform>حدثان</numerusform>
            <numerusform>%Ln أحداث</numerusform>
            <numerusform>%Ln حدثًا</numerusform>
            <numerusform>%Ln حدث</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Layer</source>
        <translation>الطبقة</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>المراجعات</translation>
    </message>
    <message>
        <source>By</source>
        <translation>المراجِع</translation>
    </message>
    <message>
        <source>Edited since</source>
        <translation>عُدّلت منذ</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>الأجزاء</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>البطاقة</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>الوسم المعتمد</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>المرشّحات</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>كلاهما</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>الجميع</translation>
    </message>
    <message>
        <source>Whose reviews?</source>
        <translation>مراجعات مَن؟</translation>
    </message>
    <message>
        <source>A day such as 2026-11-01, or nothing</source>
        <translation>تاريخ مثل ⁦2026-11-01⁩، أو اتركه فارغًا</translation>
    </message>
    <message>
        <source>Train, dev and test</source>
        <translation>تدريب وتطوير واختبار</translation>
    </message>
    <message>
        <source>Labels evenly</source>
        <translation>توزيع الوسوم بالتناسب</translation>
    </message>
    <message>
        <source>Write one</source>
        <translation>اكتب بطاقة تعريف</translation>
    </message>
    <message>
        <source>Licence, such as CC BY 4.0</source>
        <translation>الترخيص، مثل CC BY 4.0</translation>
    </message>
    <message>
        <source>Shares of the parts</source>
        <translation>نسب الأجزاء</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الترخيص</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Formats</source>
        <translation>الصيغ</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>صدّر…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ألغِ</translation>
    </message>
    <message>
        <source>Exporting… {done} of {total}</source>
        <translation>يجري التصدير… {done} من {total}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>أغلق</translation>
    </message>
    <message>
        <source>Removing what was written…</source>
        <translation>يُحذف ما كُتب…</translation>
    </message>
    <message>
        <source>Made for one purpose: what it leaves out is counted and told after the export.</source>
        <translation>صيغة لغرض واحد: ما تتركه يُعدّ ويُذكر بعد التصدير.</translation>
    </message>
    <message>
        <source>{some}, {more}</source>
        <translation>{some}، {more}</translation>
    </message>
    <message>
        <source>Has no place for: {things}.</source>
        <translation>لا مكان فيها لما يلي: {things}.</translation>
    </message>
    <message>
        <source>Loses nothing.</source>
        <translation>لا يضيع فيها شيء.</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) will be written.</source>
        <translation>
            <numerusform>لن يُكتب أي مقال.</numerusform>
            <numerusform>سيُكتب مقال واحد.</numerusform>
            <numerusform>سيُكتب مقالان.</numerusform>
            <numerusform>ستُكتب %Ln مقالات.</numerusform>
            <numerusform>سيُكتب %Ln مقالًا.</numerusform>
            <numerusform>سيُكتب %Ln مقال.</numerusform>
        </translation>
    </message>
    <message>
        <source>No article is that far; tick other states to export those.</source>
        <translation>لا مقال بهذه الحالة؛ علّم حالات أخرى لتصديرها.</translation>
    </message>
    <message>
        <source>Tick at least one state of reviews.</source>
        <translation>علّم حالة واحدة على الأقل.</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>{title}, a folder (*)</source>
        <translation>{title}، مجلد (*)</translation>
    </message>
    <message>
        <source>Export gold</source>
        <translation>تصدير الوسم المعتمد</translation>
    </message>
    <message>
        <source>{path} is there already; type its whole name to replace it, or another one.</source>
        <translation>{path} موجود؛ اكتب اسمه كاملًا ليُستبدل، أو اختر اسمًا آخر.</translation>
    </message>
    <message numerus="yes">
        <source>The gold of %n article(s) is in {path}.</source>
        <translation>
            <numerusform>لا وسم معتمد في {path}.</numerusform>
            <numerusform>الوسم المعتمد لمقال واحد في {path}.</numerusform>
            <numerusform>الوسم المعتمد لمقالين في {path}.</numerusform>
            <numerusform>الوسم المعتمد لـ%Ln مقالات في {path}.</numerusform>
            <numerusform>الوسم المعتمد لـ%Ln مقالًا في {path}.</numerusform>
            <numerusform>الوسم المعتمد لـ%Ln مقال في {path}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{part}: {loss}</source>
        <translation>{part}: {loss}</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) the format could not carry, or that was left out:</source>
        <translation>
            <numerusform>لم يُترك شيء:</numerusform>
            <numerusform>ما لم تتسع له الصيغة أو تُرك، أمر واحد:</numerusform>
            <numerusform>ما لم تتسع له الصيغة أو تُرك، أمران:</numerusform>
            <numerusform>ما لم تتسع له الصيغة أو تُرك، %Ln أمور:</numerusform>
            <numerusform>ما لم تتسع له الصيغة أو تُرك، %Ln أمرًا:</numerusform>
            <numerusform>ما لم تتسع له الصيغة أو تُرك، %Ln أمر:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Nothing is searched for; Ctrl+K opens the search.</source>
        <translation>لا بحث جاريا الآن؛ Ctrl+K يفتح البحث.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n finds</source>
        <translation>
            <numerusform>لا شيء</numerusform>
            <numerusform>أول نتيجة</numerusform>
            <numerusform>أول نتيجتين</numerusform>
            <numerusform>أول %Ln نتائج</numerusform>
            <numerusform>أول %Ln نتيجة</numerusform>
            <numerusform>أول %Ln نتيجة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n find(s)</source>
        <translation>
            <numerusform>لا نتائج</numerusform>
            <numerusform>نتيجة واحدة</numerusform>
            <numerusform>نتيجتان</numerusform>
            <numerusform>%Ln نتائج</numerusform>
            <numerusform>%Ln نتيجة</numerusform>
            <numerusform>%Ln نتيجة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Tawsim JSONL</source>
        <translation>توسيم JSONL</translation>
    </message>
    <message>
        <source>CoNLL-2003 columns</source>
        <translation>أعمدة CoNLL-2003</translation>
    </message>
    <message>
        <source>Table of events</source>
        <translation>جدول الأحداث</translation>
    </message>
    <message>
        <source>Excel workbook of events</source>
        <translation>مصنف Excel للأحداث</translation>
    </message>
    <message>
        <source>GeoJSON of linked events</source>
        <translation>‏GeoJSON للأحداث المرتبطة بمواقع</translation>
    </message>
    <message>
        <source>Label Studio</source>
        <translation>Label Studio</translation>
    </message>
    <message>
        <source>doccano JSONL</source>
        <translation>‏JSONL لأداة doccano</translation>
    </message>
    <message>
        <source>OneIE JSON</source>
        <translation>‏JSON لأداة OneIE</translation>
    </message>
    <message>
        <source>DyGIE++ JSON</source>
        <translation>‏JSON لأداة DyGIE++‎</translation>
    </message>
    <message>
        <source>ACE 2005 (APF and SGM)</source>
        <translation>‏ACE 2005 (ملفات APF وSGM)</translation>
    </message>
    <message>
        <source>UIMA CAS XMI (INCEpTION)</source>
        <translation>‏UIMA CAS XMI (لأداة INCEpTION)</translation>
    </message>
    <message>
        <source>WebAnno TSV 3.3</source>
        <translation>WebAnno TSV 3.3</translation>
    </message>
    <message>
        <source>Hugging Face dataset (Parquet)</source>
        <translation>مجموعة بيانات Hugging Face (Parquet)</translation>
    </message>
    <message>
        <source>brat standoff</source>
        <translation>صيغة brat</translation>
    </message>
    <message>
        <source>spaCy DocBin</source>
        <translation>‏DocBin لـ spaCy</translation>
    </message>
    <message>
        <source>Prodigy JSONL</source>
        <translation>‏JSONL لـ Prodigy</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>صفحة وِب</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>نص عادي</translation>
    </message>
    <message>
        <source>Everything, one article a line: to keep, to hand on and to read in again.</source>
        <translation>كل شيء، مقال في كل سطر: للحفظ والتسليم والاستيراد من جديد.</translation>
    </message>
    <message>
        <source>Two columns, token and tag: for training a tagger of entities.</source>
        <translation>عمودان، الكلمة ووسمها: لتدريب مُوسِّم كيانات.</translation>
    </message>
    <message>
        <source>A row an event with a column a role: for a spreadsheet.</source>
        <translation>صف لكل حدث وعمود لكل دور: لجداول البيانات.</translation>
    </message>
    <message>
        <source>The table of events as a workbook, from right to left.</source>
        <translation>جدول الأحداث في مصنّف، من اليمين إلى اليسار.</translation>
    </message>
    <message>
        <source>Events as points on a map, where a mention carries coordinates.</source>
        <translation>الأحداث نقاط على خريطة، حيث تحمل الإشارة إحداثيات.</translation>
    </message>
    <message>
        <source>Tasks with the labelling configuration that fits them.</source>
        <translation>مهام مع إعداد الوسم الذي يناسبها.</translation>
    </message>
    <message>
        <source>Entities and relations, one article a line.</source>
        <translation>كيانات وعلاقات، مقال في كل سطر.</translation>
    </message>
    <message>
        <source>Sentences with entities, triggers and arguments: for training OneIE.</source>
        <translation>جُمل بكياناتها وكلماتها الدالة وأدوارها: لتدريب OneIE.</translation>
    </message>
    <message>
        <source>Sentences of tokens with events and clusters: for training DyGIE++.</source>
        <translation>جُمل مقطّعة بأحداثها ومجموعاتها: لتدريب ⁦DyGIE++⁩.</translation>
    </message>
    <message>
        <source>The files of LDC&apos;s ACE 2005: source text and annotation apart.</source>
        <translation>ملفات ACE 2005 من LDC: النص في ملف والوسم في آخر.</translation>
    </message>
    <message>
        <source>A CAS an article with its type system: for INCEpTION and UIMA.</source>
        <translation>ملف CAS لكل مقال مع نظام أنواعه: لـINCEpTION وUIMA.</translation>
    </message>
    <message>
        <source>Tokens with layers, slots and chains: for INCEpTION and WebAnno.</source>
        <translation>كلمات بطبقاتها وأدوارها وسلاسلها: لـINCEpTION وWebAnno.</translation>
    </message>
    <message>
        <source>A folder with its card that load_dataset reads.</source>
        <translation>مجلد مع بطاقته، يقرؤه load_dataset.</translation>
    </message>
    <message>
        <source>A text and an .ann an article, with brat&apos;s configuration.</source>
        <translation>نص وملف ⁦.ann⁩ لكل مقال، مع إعدادات brat.</translation>
    </message>
    <message>
        <source>Documents that spacy train takes, events beside them.</source>
        <translation>وثائق يتدرّب عليها spaCy، والأحداث إلى جانبها.</translation>
    </message>
    <message>
        <source>Tasks with tokens, spans and relations.</source>
        <translation>مهام بكلماتها ومقاطعها وعلاقاتها.</translation>
    </message>
    <message>
        <source>nested mentions</source>
        <translation>الإشارات المتداخلة</translation>
    </message>
    <message>
        <source>edges inside words</source>
        <translation>الحدود داخل الكلمات</translation>
    </message>
    <message>
        <source>edges on white space</source>
        <translation>الحدود على الفراغات</translation>
    </message>
    <message>
        <source>name or common noun</source>
        <translation>كون الإشارة علمًا أو اسمًا عامًا</translation>
    </message>
    <message>
        <source>events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>arguments</source>
        <translation>الأدوار</translation>
    </message>
    <message>
        <source>modality and polarity</source>
        <translation>الجهة والنفي</translation>
    </message>
    <message>
        <source>which mentions are one entity</source>
        <translation>اشتراك الإشارات في كيان واحد</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>candidates</source>
        <translation>المرشّحات</translation>
    </message>
    <message>
        <source>rejections</source>
        <translation>المرفوضات</translation>
    </message>
    <message>
        <source>flags, and notes on articles</source>
        <translation>الأعلام والملاحظات على المقالات</translation>
    </message>
    <message>
        <source>links to places</source>
        <translation>الربط بالأماكن</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>الرموز</translation>
    </message>
    <message>
        <source>Of nested mentions</source>
        <translation>من المتداخلة</translation>
    </message>
    <message>
        <source>Words that a mention cuts</source>
        <translation>كلمات تقطعها إشارة</translation>
    </message>
    <message>
        <source>keep the outermost</source>
        <translation>أبقِ الخارجية</translation>
    </message>
    <message>
        <source>keep the innermost</source>
        <translation>أبقِ الداخلية</translation>
    </message>
    <message>
        <source>cut into parts</source>
        <translation>تُقطَّع أجزاء</translation>
    </message>
    <message>
        <source>leave them whole</source>
        <translation>تبقى كاملة</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Search in the guidelines</source>
        <translation>ابحث في دليل الوسم</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>الدليل</translation>
    </message>
    <message>
        <source>Nothing in the guidelines says this.</source>
        <translation>لا شيء في الدليل يقول هذا.</translation>
    </message>
    <message>
        <source>Roles: {roles}</source>
        <translation>الأدوار: {roles}</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Nothing has been done in this article yet.</source>
        <translation>لم يُنجز شيء في هذا المقال بعد.</translation>
    </message>
    <message>
        <source>Back to the state before which step?</source>
        <translation>إلى ما قبل أي خطوة تعود؟</translation>
    </message>
    <message>
        <source>A step on what is not proposed any more</source>
        <translation>خطوة في ما لم يعد مقترحًا</translation>
    </message>
    <message>
        <source>Only your own steps can be gone back before.</source>
        <translation>لا يمكن الرجوع إلا إلى ما قبل خطواتك أنت.</translation>
    </message>
    <message>
        <source>The article stands as it stood then.</source>
        <translation>المقال الآن كما كان حينها.</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message numerus="yes">
        <source>%n files and folders</source>
        <translation>
            <numerusform>لا ملفات</numerusform>
            <numerusform>ملف واحد</numerusform>
            <numerusform>ملفين</numerusform>
            <numerusform>%Ln ملفات ومجلدات</numerusform>
            <numerusform>%Ln ملفًا ومجلدًا</numerusform>
            <numerusform>%Ln ملف ومجلد</numerusform>
        </translation>
    </message>
    <message>
        <source>Import {name}</source>
        <translation>استيراد {name}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ألغِ</translation>
    </message>
    <message numerus="yes">
        <source>Reading… %n article(s)</source>
        <translation>
            <numerusform>تجري القراءة… لا مقال</numerusform>
            <numerusform>تجري القراءة… مقال واحد</numerusform>
            <numerusform>تجري القراءة… مقالان</numerusform>
            <numerusform>تجري القراءة… %Ln مقالات</numerusform>
            <numerusform>تجري القراءة… %Ln مقالًا</numerusform>
            <numerusform>تجري القراءة… %Ln مقال</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>تجري القراءة…</translation>
    </message>
    <message>
        <source>Importing… {done} of {total}</source>
        <translation>يجري الاستيراد… {done} من {total}</translation>
    </message>
    <message>
        <source>Importing… {done}</source>
        <translation>يجري الاستيراد… {done}</translation>
    </message>
    <message>
        <source>Taking everything back…</source>
        <translation>يُعاد كل شيء كما كان…</translation>
    </message>
    <message>
        <source>Labels that the schema does not know</source>
        <translation>وسوم لا يعرفها المخطط</translation>
    </message>
    <message>
        <source>Choose what each is called here, keep it as it is, or leave out what is called so.</source>
        <translation>اختر ما يقابل كلًّا منها هنا، أو أبقِه كما هو، أو اترك كل ما وُسم به.</translation>
    </message>
    <message>
        <source>The first article</source>
        <translation>المقال الأول</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>استورد</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>لا مقال</numerusform>
            <numerusform>مقال واحد</numerusform>
            <numerusform>مقالان</numerusform>
            <numerusform>%Ln مقالات</numerusform>
            <numerusform>%Ln مقالًا</numerusform>
            <numerusform>%Ln مقال</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>لا إشارة</numerusform>
            <numerusform>إشارة واحدة</numerusform>
            <numerusform>إشارتان</numerusform>
            <numerusform>%Ln إشارات</numerusform>
            <numerusform>%Ln إشارة</numerusform>
            <numerusform>%Ln إشارة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>لا حدث</numerusform>
            <numerusform>حدث واحد</numerusform>
            <numerusform>حدثان</numerusform>
            <numerusform>%Ln أحداث</numerusform>
            <numerusform>%Ln حدثًا</numerusform>
            <numerusform>%Ln حدث</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n candidate(s)</source>
        <translation>
            <numerusform>لا مرشّح</numerusform>
            <numerusform>مرشّح واحد</numerusform>
            <numerusform>مرشّحان</numerusform>
            <numerusform>%Ln مرشّحات</numerusform>
            <numerusform>%Ln مرشّحًا</numerusform>
            <numerusform>%Ln مرشّح</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no article in it.</source>
        <translation>لا مقال فيها.</translation>
    </message>
    <message>
        <source>Only the beginning was looked at; the rest is read when it is imported.</source>
        <translation>لم يُنظر إلا في البداية؛ يُقرأ الباقي عند الاستيراد.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them are there already and are not added twice.</source>
        <translation>
            <numerusform>كلها جديدة.</numerusform>
            <numerusform>واحد منها موجود من قبل ولا يُضاف مرتين.</numerusform>
            <numerusform>اثنان منها موجودان من قبل ولا يُضافان مرتين.</numerusform>
            <numerusform>%Ln منها موجودة من قبل ولا تُضاف مرتين.</numerusform>
            <numerusform>%Ln منها موجودة من قبل ولا تُضاف مرتين.</numerusform>
            <numerusform>%Ln منها موجودة من قبل ولا تُضاف مرتين.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n article(s)</source>
        <translation>
            <numerusform>لا شيء للاستيراد</numerusform>
            <numerusform>استورد المقال</numerusform>
            <numerusform>استورد المقالين</numerusform>
            <numerusform>استورد %Ln مقالات</numerusform>
            <numerusform>استورد %Ln مقالًا</numerusform>
            <numerusform>استورد %Ln مقال</numerusform>
        </translation>
    </message>
    <message>
        <source>Import all of it</source>
        <translation>استورد الكل</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Each file tells its own</source>
        <translation>كل ملف يدل على صيغته</translation>
    </message>
    <message>
        <source>As each file tells: {formats}</source>
        <translation>كما يدل كل ملف: {formats}</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>يُقرأ على أنه</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) cannot be read</source>
        <translation>
            <numerusform>قُرئ كل شيء</numerusform>
            <numerusform>تتعذّر قراءة أمر واحد</numerusform>
            <numerusform>تتعذّر قراءة أمرين</numerusform>
            <numerusform>تتعذّر قراءة %Ln أمور</numerusform>
            <numerusform>تتعذّر قراءة %Ln أمرًا</numerusform>
            <numerusform>تتعذّر قراءة %Ln أمر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… ولا غير.</numerusform>
            <numerusform>… وواحد غيرها.</numerusform>
            <numerusform>… واثنان غيرها.</numerusform>
            <numerusform>… و%Ln غيرها.</numerusform>
            <numerusform>… و%Ln غيرها.</numerusform>
            <numerusform>… و%Ln غيرها.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Import articles</source>
        <translation>استيراد مقالات</translation>
    </message>
    <message>
        <source>Articles ({suffixes});;All files (*)</source>
        <translation>المقالات ({suffixes});;كل الملفات (*)</translation>
    </message>
    <message numerus="yes">
        <source>Importing %n file(s)…</source>
        <translation>
            <numerusform>لا ملفات للاستيراد…</numerusform>
            <numerusform>يُستورد ملف واحد…</numerusform>
            <numerusform>يُستورد ملفان…</numerusform>
            <numerusform>تُستورد %Ln ملفات…</numerusform>
            <numerusform>يُستورد %Ln ملفًا…</numerusform>
            <numerusform>يُستورد %Ln ملف…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) were added.</source>
        <translation>
            <numerusform>لم يُضف مقال.</numerusform>
            <numerusform>أُضيف مقال واحد.</numerusform>
            <numerusform>أُضيف مقالان.</numerusform>
            <numerusform>أُضيفت %Ln مقالات.</numerusform>
            <numerusform>أُضيف %Ln مقالًا.</numerusform>
            <numerusform>أُضيف %Ln مقال.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) were there already.</source>
        <translation>
            <numerusform>لا مقال مكرر.</numerusform>
            <numerusform>مقال واحد كان موجودًا.</numerusform>
            <numerusform>مقالان كانا موجودين.</numerusform>
            <numerusform>%Ln مقالات كانت موجودة.</numerusform>
            <numerusform>%Ln مقالًا كانت موجودة.</numerusform>
            <numerusform>%Ln مقال كانت موجودة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read:</source>
        <translation>
            <numerusform>قُرئ كل شيء:</numerusform>
            <numerusform>تعذّرت قراءة واحد:</numerusform>
            <numerusform>تعذّرت قراءة اثنين:</numerusform>
            <numerusform>تعذّرت قراءة %Ln:</numerusform>
            <numerusform>تعذّرت قراءة %Ln:</numerusform>
            <numerusform>تعذّرت قراءة %Ln:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… ولا غير.</numerusform>
            <numerusform>… وواحد غيرها.</numerusform>
            <numerusform>… واثنان غيرها.</numerusform>
            <numerusform>… و%Ln غيرها.</numerusform>
            <numerusform>… و%Ln غيرها.</numerusform>
            <numerusform>… و%Ln غيرها.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelRows</name>
    <message>
        <source>What is {label} here?</source>
        <translation>ما الذي يقابل {label} هنا؟</translation>
    </message>
    <message>
        <source>{role} in {event}</source>
        <translation>{role} في {event}</translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>لا إشارة</numerusform>
            <numerusform>إشارة واحدة</numerusform>
            <numerusform>إشارتان</numerusform>
            <numerusform>%Ln إشارات</numerusform>
            <numerusform>%Ln إشارة</numerusform>
            <numerusform>%Ln إشارة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>لا حدث</numerusform>
            <numerusform>حدث واحد</numerusform>
            <numerusform>حدثان</numerusform>
            <numerusform>%Ln أحداث</numerusform>
            <numerusform>%Ln حدثًا</numerusform>
            <numerusform>%Ln حدث</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n argument(s)</source>
        <translation>
            <numerusform>لا دور</numerusform>
            <numerusform>دور واحد</numerusform>
            <numerusform>دوران</numerusform>
            <numerusform>%Ln أدوار</numerusform>
            <numerusform>%Ln دورًا</numerusform>
            <numerusform>%Ln دور</numerusform>
        </translation>
    </message>
    <message>
        <source>{label} · {count}</source>
        <translation>{label} · {count}</translation>
    </message>
    <message>
        <source>Keep it as it is</source>
        <translation>أبقِه كما هو</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>اتركه</translation>
    </message>
</context>
<context>
    <name>Learning</name>
    <message>
        <source>Forget what was learned from your decisions? The decisions themselves stay.</source>
        <translation>أيُنسى ما جرى تعلّمه من قراراتك؟ القرارات نفسها تبقى.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>انسَ</translation>
    </message>
    <message>
        <source>Export what was learned</source>
        <translation>تصدير ما جرى تعلّمه</translation>
    </message>
    <message>
        <source>What was learned is in {path}.</source>
        <translation>ما جرى تعلّمه محفوظ في {path}.</translation>
    </message>
    <message>
        <source>What was learned is forgotten.</source>
        <translation>نُسي ما جرى تعلّمه.</translation>
    </message>
</context>
<context>
    <name>Linking</name>
    <message>
        <source>Select a mention first.</source>
        <translation>حدّد إشارة أولًا.</translation>
    </message>
    <message>
        <source>At no place</source>
        <translation>بلا مكان</translation>
    </message>
    <message>
        <source>nobody is to look for one</source>
        <translation>لا يُبحث له عن مكان</translation>
    </message>
    <message>
        <source>Take the link away</source>
        <translation>إزالة الربط</translation>
    </message>
    <message>
        <source>as if nobody had looked</source>
        <translation>كأنه لم يُبحث عنه</translation>
    </message>
    <message>
        <source>Where is {name}?</source>
        <translation>أين تقع {name}؟</translation>
    </message>
    <message>
        <source>No city or town is known as {name}.</source>
        <translation>لا تُعرف مدينة أو بلدة باسم {name}.</translation>
    </message>
    <message>
        <source>{country} · {people} people</source>
        <translation>{country} · {people} نسمة</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>Entities</source>
        <translation>الكيانات</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>الدليل</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Tawsim</source>
        <translation>توسيم</translation>
    </message>
    <message>
        <source>Article text</source>
        <translation>نص المقال</translation>
    </message>
    <message>
        <source>Tawsim: candidate entities and events in Arabic news, reviewed from right to left.</source>
        <translation>توسيم: مراجعة مرشّحات الكيانات والأحداث في الأخبار العربية، من اليمين إلى اليسار.</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close the message</source>
        <translation>أغلق الرسالة</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>Name</source>
        <translation>اسم علم</translation>
    </message>
    <message>
        <source>Common noun</source>
        <translation>اسم عام</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>مقبول</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>مصحَّح</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>مضاف</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>لم يُحسم</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>New</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>قيد المراجعة</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>مُنجز</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>للمتابعة</translation>
    </message>
</context>
<context>
    <name>NoteBox</name>
    <message>
        <source>Anything worth remembering</source>
        <translation>أي شيء يستحق التذكّر</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Search the articles, or do something: type:Attack place:…</source>
        <translation>ابحث في المقالات أو نفّذ أمرا: نوع:هجوم المكان:…</translation>
    </message>
    <message>
        <source>Search the articles and the actions</source>
        <translation>ابحث في المقالات والأوامر</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>ما وُجد</translation>
    </message>
</context>
<context>
    <name>Picker</name>
    <message>
        <source>Press a key, or / to search</source>
        <translation>اضغط مفتاحًا، أو ⁦/⁩ للبحث</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message>
        <source>{file}, line {line}: {reason}</source>
        <translation>{file}، السطر {line}: {reason}</translation>
    </message>
    <message>
        <source>Something went wrong inside Tawsim ({error}). What you saved is safe; the details are in {log}.</source>
        <translation>حدث خلل في توسيم ({error}). ما حفظتَه سالم، والتفاصيل في {log}.</translation>
    </message>
</context>
<context>
    <name>Propagation</name>
    <message>
        <source>Correct something first; then its equal places can be looked for.</source>
        <translation>صحّح شيئًا أولًا، ثم يمكن البحث عن مواضعه المماثلة.</translation>
    </message>
    <message>
        <source>Looking in all articles…</source>
        <translation>يجري البحث في كل المقالات…</translation>
    </message>
    <message>
        <source>Nothing was done at equal places that could be taken back.</source>
        <translation>لم يُنجز في المواضع المماثلة ما يمكن التراجع عنه.</translation>
    </message>
    <message numerus="yes">
        <source>In %n article(s) something came later, so that it stays there.</source>
        <translation>
            <numerusform>لم يأتِ بعده شيء في أي مقال.</numerusform>
            <numerusform>جاء بعده شيء في مقال واحد، فبقي كما هو فيه.</numerusform>
            <numerusform>جاء بعده شيء في مقالين، فبقي كما هو فيهما.</numerusform>
            <numerusform>جاء بعده شيء في %Ln مقالات، فبقي كما هو فيها.</numerusform>
            <numerusform>جاء بعده شيء في %Ln مقالًا، فبقي كما هو فيها.</numerusform>
            <numerusform>جاء بعده شيء في %Ln مقال، فبقي كما هو فيها.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken back in %n article(s).</source>
        <translation>
            <numerusform>لم يُتراجع عنه في أي مقال.</numerusform>
            <numerusform>تُراجع عنه في مقال واحد.</numerusform>
            <numerusform>تُراجع عنه في مقالين.</numerusform>
            <numerusform>تُراجع عنه في %Ln مقالات.</numerusform>
            <numerusform>تُراجع عنه في %Ln مقالًا.</numerusform>
            <numerusform>تُراجع عنه في %Ln مقال.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no equal place in any article.</source>
        <translation>لا موضع مماثلًا في أي مقال.</translation>
    </message>
    <message numerus="yes">
        <source>Done in %n article(s).</source>
        <translation>
            <numerusform>لم يتغيّر شيء في أي مقال.</numerusform>
            <numerusform>أُنجز في مقال واحد.</numerusform>
            <numerusform>أُنجز في مقالين.</numerusform>
            <numerusform>أُنجز في %Ln مقالات.</numerusform>
            <numerusform>أُنجز في %Ln مقالًا.</numerusform>
            <numerusform>أُنجز في %Ln مقال.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) wait to be confirmed.</source>
        <translation>
            <numerusform>لا موضع ينتظر التأكيد.</numerusform>
            <numerusform>موضع واحد ينتظر التأكيد.</numerusform>
            <numerusform>موضعان ينتظران التأكيد.</numerusform>
            <numerusform>%Ln مواضع تنتظر التأكيد.</numerusform>
            <numerusform>%Ln موضعًا ينتظر التأكيد.</numerusform>
            <numerusform>%Ln موضع ينتظر التأكيد.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take all of it back</source>
        <translation>تراجع عن الكل</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Proposed because you corrected an equal place</source>
        <translation>مقترَح لأنك صحّحت موضعًا مماثلًا</translation>
    </message>
    <message>
        <source>Doubted because you corrected an equal place</source>
        <translation>مشكوك فيه لأنك صحّحت موضعًا مماثلًا</translation>
    </message>
    <message numerus="yes">
        <source>Rejected %n time(s) before</source>
        <translation>
            <numerusform>لم يُرفض من قبل</numerusform>
            <numerusform>رُفض مرة واحدة من قبل</numerusform>
            <numerusform>رُفض مرتين من قبل</numerusform>
            <numerusform>رُفض %Ln مرات من قبل</numerusform>
            <numerusform>رُفض %Ln مرة من قبل</numerusform>
            <numerusform>رُفض %Ln مرة من قبل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted %n time(s) before as {type}</source>
        <translation>
            <numerusform>لم يُقبل من قبل من نوع {type}</numerusform>
            <numerusform>قُبل مرة واحدة من قبل من نوع {type}</numerusform>
            <numerusform>قُبل مرتين من قبل من نوع {type}</numerusform>
            <numerusform>قُبل %Ln مرات من قبل من نوع {type}</numerusform>
            <numerusform>قُبل %Ln مرة من قبل من نوع {type}</numerusform>
            <numerusform>قُبل %Ln مرة من قبل من نوع {type}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Which type?</source>
        <translation>أي نوع؟</translation>
    </message>
    <message>
        <source>Why is it wrong?</source>
        <translation>ما وجه الخطأ؟</translation>
    </message>
    <message>
        <source>Finish all the same</source>
        <translation>أنهِ مع ذلك</translation>
    </message>
    <message>
        <source>Show the first</source>
        <translation>أرني الأول</translation>
    </message>
    <message>
        <source>A flag stands on what is decided: accept or correct the item first.</source>
        <translation>لا توضع العلامة إلا على ما حُسم: اقبل العنصر أو صحّحه أولا.</translation>
    </message>
    <message>
        <source>Nothing in this article is flagged.</source>
        <translation>لا علامة على شيء في هذا المقال.</translation>
    </message>
    <message>
        <source>Select the text of the mention first: Shift with the arrow keys, or drag over it.</source>
        <translation>حدّد نص الإشارة أولًا: ⁦Shift⁩ مع الأسهم، أو بالسحب عليه.</translation>
    </message>
    <message>
        <source>Which type of mention?</source>
        <translation>أي نوع من الكيانات؟</translation>
    </message>
    <message>
        <source>Select the event&apos;s trigger word first: Shift with the arrow keys, or drag over it.</source>
        <translation>حدّد كلمة الحدث أولًا: ⁦Shift⁩ مع الأسهم، أو بالسحب عليها.</translation>
    </message>
    <message>
        <source>Which type of event?</source>
        <translation>أي نوع من الأحداث؟</translation>
    </message>
    <message>
        <source>Select an event or a mention first.</source>
        <translation>حدّد حدثًا أو إشارة أولًا.</translation>
    </message>
    <message>
        <source>There is nothing in this paragraph that could be joined with it.</source>
        <translation>ليس في هذه الفقرة ما يصح أن يرتبط به.</translation>
    </message>
    <message>
        <source>Which mention gets a role?</source>
        <translation>لأي إشارة يُسند الدور؟</translation>
    </message>
    <message>
        <source>A role in which event?</source>
        <translation>دور في أي حدث؟</translation>
    </message>
    <message>
        <source>The schema has no role for such a mention in such an event, or it plays them all already.</source>
        <translation>ليس في المخطط دور لمثل هذه الإشارة في مثل هذا الحدث، أو أنها تقوم بأدوارها كلها.</translation>
    </message>
    <message>
        <source>Which role?</source>
        <translation>أي دور؟</translation>
    </message>
    <message>
        <source>Select an accepted event that has roles first.</source>
        <translation>حدّد أولًا حدثًا مقبولًا له أدوار.</translation>
    </message>
    <message>
        <source>Which role is wrong?</source>
        <translation>أي دور هو الخطأ؟</translation>
    </message>
    <message>
        <source>Take the role away</source>
        <translation>أزل الدور</translation>
    </message>
    <message>
        <source>Which role instead?</source>
        <translation>أي دور بدلًا منه؟</translation>
    </message>
    <message>
        <source>No clitic at the edges.</source>
        <translation>لا لواصق عند الحدّين.</translation>
    </message>
    <message>
        <source>No other mention of this sentence may play that role.</source>
        <translation>لا إشارة أخرى في هذه الجملة تصلح لهذا الدور.</translation>
    </message>
    <message>
        <source>No two roles of this event can change places.</source>
        <translation>لا دورين في هذا الحدث يمكن تبادلهما.</translation>
    </message>
    <message>
        <source>Which roles change places?</source>
        <translation>أيّ دورين يتبادلان؟</translation>
    </message>
    <message>
        <source>Select an event first; J goes to the next one.</source>
        <translation>حدّد حدثًا أولًا؛ المفتاح J ينتقل إلى التالي.</translation>
    </message>
    <message>
        <source>Nothing is undecided here.</source>
        <translation>لا شيء هنا ينتظر الحسم.</translation>
    </message>
    <message>
        <source>Select a mention first.</source>
        <translation>حدّد إشارة أولًا.</translation>
    </message>
    <message>
        <source>There is no other mention of this type.</source>
        <translation>لا توجد إشارة أخرى من هذا النوع.</translation>
    </message>
    <message>
        <source>The same entity as which mention?</source>
        <translation>الكيان نفسه مع أي إشارة؟</translation>
    </message>
    <message>
        <source>Select an accepted mention first.</source>
        <translation>حدّد إشارة مقبولة أولًا.</translation>
    </message>
    <message>
        <source>No other accepted mention reads the same.</source>
        <translation>لا توجد إشارة مقبولة أخرى تُقرأ مثلها.</translation>
    </message>
    <message>
        <source>At no place</source>
        <translation>بلا مكان</translation>
    </message>
    <message>
        <source>Place: {name} ({at})</source>
        <translation>المكان: {name} ({at})</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Waiting until everything is saved…</source>
        <translation>بانتظار حفظ كل شيء…</translation>
    </message>
    <message>
        <source>Everything is saved.</source>
        <translation>حُفظ كل شيء.</translation>
    </message>
    <message numerus="yes">
        <source>Another window or program is writing to the database. %n edit(s) wait and are saved by themselves.</source>
        <translation>
            <numerusform>نافذة أو برنامج آخر يكتب في قاعدة البيانات. لا تعديلات تنتظر الحفظ.</numerusform>
            <numerusform>نافذة أو برنامج آخر يكتب في قاعدة البيانات. تعديل واحد ينتظر ويُحفظ تلقائيًا.</numerusform>
            <numerusform>نافذة أو برنامج آخر يكتب في قاعدة البيانات. تعديلان ينتظران ويُحفظان تلقائيًا.</numerusform>
            <numerusform>نافذة أو برنامج آخر يكتب في قاعدة البيانات. %Ln تعديلات تنتظر وتُحفظ تلقائيًا.</numerusform>
            <numerusform>نافذة أو برنامج آخر يكتب في قاعدة البيانات. %Ln تعديلًا ينتظر ويُحفظ تلقائيًا.</numerusform>
            <numerusform>نافذة أو برنامج آخر يكتب في قاعدة البيانات. %Ln تعديل ينتظر ويُحفظ تلقائيًا.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{reason} %n edit(s) wait to be saved; nothing is lost while the window is open.</source>
        <translation>
            <numerusform>{reason} لا تعديلات تنتظر الحفظ.</numerusform>
            <numerusform>{reason} تعديل واحد ينتظر الحفظ، ولا يضيع شيء ما دامت النافذة مفتوحة.</numerusform>
            <numerusform>{reason} تعديلان ينتظران الحفظ، ولا يضيع شيء ما دامت النافذة مفتوحة.</numerusform>
            <numerusform>{reason} %Ln تعديلات تنتظر الحفظ، ولا يضيع شيء ما دامت النافذة مفتوحة.</numerusform>
            <numerusform>{reason} %Ln تعديلًا ينتظر الحفظ، ولا يضيع شيء ما دامت النافذة مفتوحة.</numerusform>
            <numerusform>{reason} %Ln تعديل ينتظر الحفظ، ولا يضيع شيء ما دامت النافذة مفتوحة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>احفظ من جديد</translation>
    </message>
    <message>
        <source>Write a copy</source>
        <translation>اكتب نسخة</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>أغلق بلا حفظ</translation>
    </message>
    <message>
        <source>The copy could not be written: {reason}.</source>
        <translation>تعذّرت كتابة النسخة: {reason}.</translation>
    </message>
    <message>
        <source>A copy of the article with all its annotation is in {path}.</source>
        <translation>نسخة من المقال بكل توسيمه في {path}.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>All keys</source>
        <translation>كل المفاتيح</translation>
    </message>
    <message>
        <source>Keys count by their place on the keyboard, so that they work under an Arabic layout as well.</source>
        <translation>العبرة بموضع المفتاح في لوحة المفاتيح، فهي تعمل والتخطيط العربي مفعّل.</translation>
    </message>
</context>
<context>
    <name>StatsSheet</name>
    <message>
        <source>How good the candidates were</source>
        <translation>جودة المرشحات</translation>
    </message>
    <message>
        <source>Nothing is decided yet. Accept or reject some candidates, then look here again.</source>
        <translation>لم يُحسم شيء بعد. اقبل بعض المرشحات أو ارفضها ثم عد إلى هنا.</translation>
    </message>
    <message>
        <source>Precision: the share of the decided candidates that were accepted as they stood. Recall: the share of the gold of finished articles that had been proposed just so.</source>
        <translation>الدقة: نسبة المرشحات التي قُبلت كما هي مما حُسم منها. الاستدعاء: نسبة ما اقتُرح كما هو من الوسم المعتمد في المقالات المنتهية.</translation>
    </message>
    <message>
        <source>What learning is worth</source>
        <translation>أثر التعلّم</translation>
    </message>
    <message>
        <source>Proposed by {source}</source>
        <translation>اقترحه {source}</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>العمل</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>لا مقالات</numerusform>
            <numerusform>مقال واحد</numerusform>
            <numerusform>مقالان</numerusform>
            <numerusform>%Ln مقالات</numerusform>
            <numerusform>%Ln مقالًا</numerusform>
            <numerusform>%Ln مقال</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was learned yet: finish an article, and the candidates of the next are scored by it.</source>
        <translation>لم يُتعلَّم شيء بعد: أنهِ مقالًا فتُقدَّر به مرشحات المقال التالي.</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>الإشارات</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>without learning</source>
        <translation>بلا تعلّم</translation>
    </message>
    <message>
        <source>with learning</source>
        <translation>مع التعلّم</translation>
    </message>
    <message>
        <source>Candidates shown from {score} on</source>
        <translation>المرشحات المعروضة ابتداءً من {score}</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>الدقة</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>الاستدعاء</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>المقال</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>الأفعال</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>الدقائق</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>المحسوم</translation>
    </message>
</context>
<context>
    <name>ThresholdSlider</name>
    <message>
        <source>Hide candidates under this score</source>
        <translation>إخفاء المرشحات دون هذه الدرجة</translation>
    </message>
    <message>
        <source>hidden: {count}</source>
        <translation>المخفي: {count}</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Candidates wait in the text</source>
        <translation>المرشحات تنتظر في النص</translation>
    </message>
    <message>
        <source>What the engine proposes is dashed and has a question mark; what you decide becomes solid. Boxes are events, underlined stretches are persons, places, times …</source>
        <translation>ما يقترحه المحرّك متقطّع الخط ومعه علامة استفهام، وما تحسمه يصير متصلا. المربعات أحداث، وما تحته خط أشخاص وأماكن وأزمنة…</translation>
    </message>
    <message>
        <source>One key a decision</source>
        <translation>مفتاح واحد لكل قرار</translation>
    </message>
    <message>
        <source>A accepts and goes on to the next, X rejects, T changes the type, the brackets move the edges, Ctrl+Z takes anything back. Keys count by their place, under an Arabic layout too.</source>
        <translation>المفتاح A يقبل وينتقل إلى التالي، وX يرفض، وT يغيّر النوع، والأقواس المربعة تحرّك الحدود، وCtrl+Z يتراجع عن أي شيء. المفاتيح بحسب موضعها على اللوحة، فتعمل مع التخطيط العربي أيضا.</translation>
    </message>
    <message>
        <source>What is selected stands here</source>
        <translation>هنا العنصر المحدَّد</translation>
    </message>
    <message>
        <source>Why it is proposed, what its type means and what does not belong to it, its edges, roles and a note.</source>
        <translation>لماذا اقتُرح، وما معنى نوعه وما ليس منه، وحدوده وأدواره وملاحظة عليه.</translation>
    </message>
    <message>
        <source>Events, entities, guidelines</source>
        <translation>الأحداث والكيانات والدليل</translation>
    </message>
    <message>
        <source>Each event is a card with its roles: the dot key goes through them and C changes the mention. The slash key searches in the guidelines.</source>
        <translation>لكل حدث بطاقة فيها أدواره: مفتاح النقطة يمرّ عليها وC يغيّر الإشارة. ومفتاح الشرطة المائلة يبحث في دليل الوسم.</translation>
    </message>
    <message>
        <source>Article by article</source>
        <translation>مقالا بعد مقال</translation>
    </message>
    <message>
        <source>Ctrl+Enter finishes an article and opens the next. Ctrl+K finds any action and anything in the articles, F1 shows every key. Everything is saved as you go.</source>
        <translation>Ctrl+Enter ينهي المقال ويفتح التالي. وCtrl+K يجد أي أمر وأي شيء في المقالات، وF1 يعرض كل المفاتيح. وكل شيء يُحفظ أولا بأول.</translation>
    </message>
    <message>
        <source>{step} of {steps}</source>
        <translation>{step} من {steps}</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>تخطَّ</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>ابدأ</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
</context>
<context>
    <name>TypeHelp</name>
    <message>
        <source>The type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Not: {what}</source>
        <translation>ليس منه: {what}</translation>
    </message>
    <message>
        <source>For example: {examples}</source>
        <translation>مثل: {examples}</translation>
    </message>
</context>
<context>
    <name>_CardDelegate</name>
    <message>
        <source>missing</source>
        <translation>ناقص</translation>
    </message>
</context>
<context>
    <name>_RowWidget</name>
    <message>
        <source>Change the role</source>
        <translation>غيّر الدور</translation>
    </message>
    <message>
        <source>Take the role away</source>
        <translation>أزل الدور</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>اذهب إليه</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>ناقص</translation>
    </message>
</context>
<context>
    <name>_Segment</name>
    <message>
        <source>chosen</source>
        <translation>مختار</translation>
    </message>
</context>
</TS>
