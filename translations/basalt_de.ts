<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AboutPart</name>
    <message>
        <source>Program %1 · server %2</source>
        <translation>Programm %1 · Server %2</translation>
    </message>
    <message>
        <source>© 2026 The Basalt authors. Free software under the GNU GPL, version 3 or later; there is no warranty.</source>
        <translation>© 2026 The Basalt authors. Freie Software unter der GNU GPL, Version 3 oder später; ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>With the work of others, under their licences</source>
        <translation>Mit der Arbeit anderer, unter deren Lizenzen</translation>
    </message>
    <message>
        <source>The full texts come with the packages; on Debian they lie in /usr/share/doc/PACKAGE/copyright.</source>
        <translation>Die vollen Texte liegen den Paketen bei; unter Debian in /usr/share/doc/PAKET/copyright.</translation>
    </message>
</context>
<context>
    <name>AccessData</name>
    <message>
        <source>If this were sent…</source>
        <translation>Wenn das gesendet würde …</translation>
    </message>
    <message>
        <source>The record that would be made, as JSON. Left empty, nothing is said about it.</source>
        <translation>Der Datensatz, der angelegt würde, als JSON. Bleibt es leer, ist darüber nichts gesagt.</translation>
    </message>
    <message>
        <source>The fields that would change, as JSON. Left empty, the record stays as it is.</source>
        <translation>Die Felder, die sich ändern würden, als JSON. Bleibt es leer, bleibt der Datensatz, wie er ist.</translation>
    </message>
    <message>
        <source>Add a field</source>
        <translation>Feld hinzufügen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>AccessDecision</name>
    <message>
        <source>Reaches</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>Statement and plan</source>
        <translation>Anweisung und Plan</translation>
    </message>
    <message>
        <source>Copy the statement</source>
        <translation>Anweisung kopieren</translation>
    </message>
</context>
<context>
    <name>AccessDraft</name>
    <message>
        <source>If the rule were…</source>
        <translation>Wenn die Regel so wäre …</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Wie sie ist</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Write a rule first that the server understands.</source>
        <translation>Schreiben Sie erst eine Regel, die der Server versteht.</translation>
    </message>
</context>
<context>
    <name>AccessFields</name>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>Maskiert</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>Nicht gezeigt</translation>
    </message>
</context>
<context>
    <name>AccessLineRow</name>
    <message>
        <source>decides: yes</source>
        <translation>entscheidet: ja</translation>
    </message>
    <message>
        <source>decides: no</source>
        <translation>entscheidet: nein</translation>
    </message>
    <message>
        <source>decides record by record</source>
        <translation>entscheidet für jeden Datensatz einzeln</translation>
    </message>
    <message>
        <source>does not decide</source>
        <translation>entscheidet nicht</translation>
    </message>
</context>
<context>
    <name>AccessListCommands</name>
    <message>
        <source>Let somebody in…</source>
        <translation>Jemanden einlassen …</translation>
    </message>
    <message>
        <source>Access lists</source>
        <translation>Zugriffslisten</translation>
    </message>
    <message>
        <source>New type</source>
        <translation>Neue Art</translation>
    </message>
    <message>
        <source>New role…</source>
        <translation>Neue Rolle …</translation>
    </message>
    <message>
        <source>Switch off…</source>
        <translation>Abschalten …</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Reload the access lists</source>
        <translation>Zugriffslisten neu laden</translation>
    </message>
</context>
<context>
    <name>AccessListDetail</name>
    <message>
        <source>Who is let in</source>
        <translation>Wer eingelassen ist</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Choose an account first: things are shared with its own people.</source>
        <translation>Wählen Sie zuerst ein Konto: Dinge teilt man mit dessen eigenen Leuten.</translation>
    </message>
</context>
<context>
    <name>AccessListView</name>
    <message>
        <source>%1 lines</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>Only the newest 1,000 are shown.</source>
        <translation>Nur die neuesten 1.000 werden gezeigt.</translation>
    </message>
    <message>
        <source>Who is let in</source>
        <translation>Wer eingelassen ist</translation>
    </message>
    <message>
        <source>Nobody was let in yet</source>
        <translation>Noch ist niemand eingelassen</translation>
    </message>
    <message>
        <source>Records are shared where they are: in the inspector beside them.</source>
        <translation>Datensätze teilt man dort, wo sie stehen: im Inspektor neben ihnen.</translation>
    </message>
    <message>
        <source>Choose an account: things are shared with its own people.</source>
        <translation>Wählen Sie ein Konto: Dinge teilt man mit dessen eigenen Leuten.</translation>
    </message>
    <message>
        <source>Owners of the account and superadmins need no list.</source>
        <translation>Besitzer des Kontos und Superadmins brauchen keine Liste.</translation>
    </message>
</context>
<context>
    <name>AccessListsPage</name>
    <message>
        <source>Access lists</source>
        <translation>Zugriffslisten</translation>
    </message>
    <message>
        <source>of all accounts</source>
        <translation>aller Konten</translation>
    </message>
    <message>
        <source>Nothing is kept in lists yet</source>
        <translation>Noch steht nichts in Listen</translation>
    </message>
    <message>
        <source>Applications ask here who may do what with things of their own. The first type, or the first collection, begins it.</source>
        <translation>Anwendungen fragen hier, wer mit ihren eigenen Dingen was tun darf. Die erste Art oder die erste Sammlung ist der Anfang.</translation>
    </message>
</context>
<context>
    <name>AccessPage</name>
    <message>
        <source>Ask about a user</source>
        <translation>Nach einem Benutzer fragen</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>View as %1…</source>
        <translation>Ansehen als %1 …</translation>
    </message>
    <message>
        <source>View as…</source>
        <translation>Ansehen als …</translation>
    </message>
    <message>
        <source>Not while you look as somebody else</source>
        <translation>Nicht, solange Sie als jemand anders hinsehen</translation>
    </message>
    <message>
        <source>Your question waits here until you end the view.</source>
        <translation>Ihre Frage wartet hier, bis Sie die Ansicht beenden.</translation>
    </message>
    <message>
        <source>Why can, or can’t, somebody do this?</source>
        <translation>Warum darf jemand das, oder warum nicht?</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>A permission</source>
        <translation>Eine Berechtigung</translation>
    </message>
    <message>
        <source>Ask whether somebody can</source>
        <translation>Fragen Sie, ob jemand etwas darf</translation>
    </message>
    <message>
        <source>Ask what you can do</source>
        <translation>Fragen Sie, was Sie dürfen</translation>
    </message>
    <message>
        <source>Choose a permission. The answer says whether you hold it, where it comes from, and what would give it to you.</source>
        <translation>Wählen Sie eine Berechtigung. Die Antwort sagt, ob Sie sie haben, woher sie kommt und was sie Ihnen geben würde.</translation>
    </message>
    <message>
        <source>Choose a user, and what it is about. The answer comes step for step, and says what would change it.</source>
        <translation>Wählen Sie einen Benutzer und worum es geht. Die Antwort kommt Schritt für Schritt und sagt, was sie ändern würde.</translation>
    </message>
</context>
<context>
    <name>AccessRemedies</name>
    <message>
        <source>What would change it</source>
        <translation>Was das ändern würde</translation>
    </message>
    <message>
        <source>Each of these is enough by itself; it was tried.</source>
        <translation>Jedes davon genügt für sich; es wurde ausprobiert.</translation>
    </message>
    <message>
        <source>No single change of a grant, a group or a field would.</source>
        <translation>Keine einzelne Änderung an Rechten, Gruppen oder Feldern.</translation>
    </message>
</context>
<context>
    <name>AccessRow</name>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
</context>
<context>
    <name>AccessSentence</name>
    <message>
        <source>Can</source>
        <comment>the beginning of: can somebody do that?</comment>
        <translation>Darf</translation>
    </message>
    <message>
        <source>I</source>
        <translation>ich</translation>
    </message>
    <message>
        <source>Choose who</source>
        <translation>Wer?</translation>
    </message>
    <message>
        <source>somebody not signed in</source>
        <translation>jemand ohne Anmeldung</translation>
    </message>
    <message>
        <source>Somebody who is not signed in</source>
        <translation>Jemand, der nicht angemeldet ist</translation>
    </message>
    <message>
        <source>Myself</source>
        <translation>Ich selbst</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>list</source>
        <translation>auflisten</translation>
    </message>
    <message>
        <source>view</source>
        <translation>ansehen</translation>
    </message>
    <message>
        <source>create</source>
        <translation>anlegen</translation>
    </message>
    <message>
        <source>update</source>
        <translation>ändern</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>in</source>
        <comment>can somebody view a record in a collection</comment>
        <translation>in</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>a collection</source>
        <translation>einer Sammlung</translation>
    </message>
    <message>
        <source>record</source>
        <comment>can somebody view in a collection this record</comment>
        <translation>den Datensatz</translation>
    </message>
    <message>
        <source>any</source>
        <translation>irgendeinen</translation>
    </message>
    <message>
        <source>Find in %1</source>
        <translation>In %1 suchen</translation>
    </message>
    <message>
        <source>No record in particular</source>
        <translation>Kein bestimmter Datensatz</translation>
    </message>
    <message>
        <source>use</source>
        <comment>can somebody use a permission</comment>
        <translation>verwenden:</translation>
    </message>
    <message>
        <source>a permission</source>
        <translation>eine Berechtigung</translation>
    </message>
    <message>
        <source>You may not list them: write the whole code, and press Enter.</source>
        <translation>Sie dürfen sie nicht auflisten: Schreiben Sie den ganzen Code und drücken Sie Enter.</translation>
    </message>
    <message>
        <source>Find a permission, or write its code</source>
        <translation>Berechtigung suchen oder ihren Code schreiben</translation>
    </message>
    <message>
        <source>?</source>
        <comment>the end of: can somebody do that?</comment>
        <translation>?</translation>
    </message>
</context>
<context>
    <name>AccessText</name>
    <message>
        <source>The rule for %1 of %2 is locked: superadmins only</source>
        <translation>Die Regel für das %1 von %2 ist gesperrt: nur für Superadmins</translation>
    </message>
    <message>
        <source>The rule for %1 of %2 lets everybody in</source>
        <translation>Die Regel für das %1 von %2 lässt alle zu</translation>
    </message>
    <message>
        <source>The rule for %1 of %2 holds for nobody who is not signed in</source>
        <translation>Die Regel für das %1 von %2 gilt für niemanden, der nicht angemeldet ist</translation>
    </message>
    <message>
        <source>The rule for %1 of %2 depends on what is sent</source>
        <translation>Die Regel für das %1 von %2 hängt davon ab, was gesendet wird</translation>
    </message>
    <message>
        <source>The rule for %1 of %2 is asked for each record</source>
        <translation>Die Regel für das %1 von %2 wird für jeden Datensatz gefragt</translation>
    </message>
    <message>
        <source>The rule for %1 of %2 is true</source>
        <translation>Die Regel für das %1 von %2 ist wahr</translation>
    </message>
    <message>
        <source>The rule for %1 of %2 is not true</source>
        <translation>Die Regel für das %1 von %2 ist nicht wahr</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Nicht angemeldet</translation>
    </message>
    <message>
        <source>The account is deleted or suspended: nobody of it does anything</source>
        <translation>Das Konto ist gelöscht oder ausgesetzt: Niemand darin kann etwas tun</translation>
    </message>
    <message>
        <source>The user is locked</source>
        <translation>Der Benutzer ist gesperrt</translation>
    </message>
    <message>
        <source>The user is disabled</source>
        <translation>Der Benutzer ist deaktiviert</translation>
    </message>
    <message>
        <source>User and account are active</source>
        <translation>Benutzer und Konto sind aktiv</translation>
    </message>
    <message>
        <source>The record belongs to another account</source>
        <translation>Der Datensatz gehört einem anderen Konto</translation>
    </message>
    <message>
        <source>The account is not there, or not active</source>
        <translation>Das Konto gibt es nicht, oder es ist nicht aktiv</translation>
    </message>
    <message>
        <source>Asks in the account that is chosen</source>
        <translation>Fragt im gewählten Konto</translation>
    </message>
    <message>
        <source>In another account, which superadmins may reach</source>
        <translation>In einem anderen Konto, das Superadmins erreichen dürfen</translation>
    </message>
    <message>
        <source>Within the user&apos;s own account</source>
        <translation>Im eigenen Konto des Benutzers</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>mehr als %1</translation>
    </message>
    <message>
        <source>owner of the account</source>
        <translation>Besitzer des Kontos</translation>
    </message>
    <message>
        <source>role %1</source>
        <translation>Rolle %1</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>given directly</source>
        <translation>direkt gegeben</translation>
    </message>
    <message>
        <source>set %1</source>
        <translation>Satz %1</translation>
    </message>
    <message>
        <source>%1 (by the role)</source>
        <translation>%1 (durch die Rolle)</translation>
    </message>
    <message>
        <source>%1 (through group %2)</source>
        <translation>%1 (durch die Gruppe %2)</translation>
    </message>
    <message>
        <source>Has no set at all</source>
        <translation>Hat gar keinen Satz</translation>
    </message>
    <message numerus="yes">
        <source>Looked at %Ln set(s): %1</source>
        <translation>
            <numerusform>%Ln Satz angesehen: %1</numerusform>
            <numerusform>%Ln Sätze angesehen: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>listing</source>
        <translation>Auflisten</translation>
    </message>
    <message>
        <source>viewing</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>creating</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>updating</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>deleting</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Superadmin: may everything</source>
        <translation>Superadmin: darf alles</translation>
    </message>
    <message>
        <source>No superadmin</source>
        <translation>Kein Superadmin</translation>
    </message>
    <message>
        <source>Owns the account: holds every permission in it but those for records</source>
        <translation>Besitzt das Konto: hat jede Berechtigung darin außer denen für Datensätze</translation>
    </message>
    <message>
        <source>Owns the account, which does not give this</source>
        <translation>Besitzt das Konto, was dies nicht gibt</translation>
    </message>
    <message>
        <source>Not an owner of the account</source>
        <translation>Kein Besitzer des Kontos</translation>
    </message>
    <message>
        <source>Holds no permission without signing in</source>
        <translation>Hat ohne Anmeldung keine Berechtigung</translation>
    </message>
    <message>
        <source>Holds the permission %1</source>
        <translation>Hat die Berechtigung %1</translation>
    </message>
    <message>
        <source>Does not hold the permission %1</source>
        <translation>Hat die Berechtigung %1 nicht</translation>
    </message>
    <message>
        <source>Sends a field that this user may not send</source>
        <translation>Sendet ein Feld, das dieser Benutzer nicht senden darf</translation>
    </message>
    <message>
        <source>The source of the view is closed to this user</source>
        <translation>Die Quelle der Sicht ist für diesen Benutzer verschlossen</translation>
    </message>
    <message>
        <source>What it is made of is not listed for this user</source>
        <translation>Woraus es besteht, wird für diesen Benutzer nicht aufgelistet</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <comment>what a rule compared: a field and its value</comment>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>Enable the user</source>
        <translation>Den Benutzer aktivieren</translation>
    </message>
    <message>
        <source>Unlock the user</source>
        <translation>Den Benutzer entsperren</translation>
    </message>
    <message>
        <source>Make the account active again</source>
        <translation>Das Konto wieder aktiv machen</translation>
    </message>
    <message>
        <source>Give the permission %1</source>
        <translation>Die Berechtigung %1 geben</translation>
    </message>
    <message>
        <source>Give the set %1</source>
        <translation>Den Satz %1 geben</translation>
    </message>
    <message>
        <source>Give the role %1</source>
        <translation>Die Rolle %1 geben</translation>
    </message>
    <message>
        <source>Add to the group %1</source>
        <translation>In die Gruppe %1 aufnehmen</translation>
    </message>
    <message>
        <source>Set %1 of the record to %2</source>
        <translation>%1 des Datensatzes auf %2 setzen</translation>
    </message>
    <message>
        <source>An access list keeps the user out of this record</source>
        <translation>Eine Zugriffsliste schließt den Benutzer von diesem Datensatz aus</translation>
    </message>
    <message>
        <source>An access list gives the record to the user</source>
        <translation>Eine Zugriffsliste gibt dem Benutzer den Datensatz frei</translation>
    </message>
    <message>
        <source>An access list gives the record to the group %1</source>
        <translation>Eine Zugriffsliste gibt der Gruppe %1 den Datensatz frei</translation>
    </message>
    <message>
        <source>Access lists name single records to the user</source>
        <translation>Zugriffslisten nennen dem Benutzer einzelne Datensätze</translation>
    </message>
    <message>
        <source>No access list names the record to the user</source>
        <translation>Keine Zugriffsliste nennt dem Benutzer den Datensatz</translation>
    </message>
    <message>
        <source>Take the line that denies it from the access list</source>
        <translation>Die Zeile, die es verwehrt, aus der Zugriffsliste nehmen</translation>
    </message>
    <message>
        <source>The rule for %1 of %2 is true of the record as it is, and not as it would be</source>
        <translation>Die Regel für das %1 von %2 ist wahr für den Datensatz, wie er ist, aber nicht, wie er würde</translation>
    </message>
</context>
<context>
    <name>AccountCommands</name>
    <message>
        <source>New account</source>
        <translation>Neues Konto</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Change name and slug…</source>
        <translation>Name und Kurzname ändern …</translation>
    </message>
    <message>
        <source>Show only this account</source>
        <translation>Nur dieses Konto zeigen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Purge…</source>
        <translation>Endgültig löschen …</translation>
    </message>
    <message>
        <source>Find an account</source>
        <translation>Konto suchen</translation>
    </message>
    <message>
        <source>Reload the accounts</source>
        <translation>Konten neu laden</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>New account</source>
        <translation>Neues Konto</translation>
    </message>
    <message>
        <source>Name and slug of %1</source>
        <translation>Name und Kurzname von %1</translation>
    </message>
    <message>
        <source>An account is a tenant: its users, groups, sets and records are its own.</source>
        <translation>Ein Konto ist ein Mandant: Benutzer, Gruppen, Sätze und Datensätze gehören ihm allein.</translation>
    </message>
    <message>
        <source>Links with the slug there is now go on to lead here; nobody else ever gets it.</source>
        <translation>Links mit dem jetzigen Kurznamen führen weiter hierher; niemand anders bekommt ihn je.</translation>
    </message>
    <message>
        <source>Account %1 created</source>
        <translation>Konto %1 angelegt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>Kurzname</translation>
    </message>
    <message>
        <source>3 to 32 small letters, digits and hyphens, for addresses and sign-in. Left empty it is made of the name.</source>
        <translation>3 bis 32 Kleinbuchstaben, Ziffern und Bindestriche, für Adressen und Anmeldung. Leer gelassen wird er aus dem Namen gebildet.</translation>
    </message>
    <message>
        <source>3 to 32 small letters, digits and hyphens, for addresses and sign-in.</source>
        <translation>3 bis 32 Kleinbuchstaben, Ziffern und Bindestriche, für Adressen und Anmeldung.</translation>
    </message>
    <message>
        <source>made of the name</source>
        <translation>aus dem Namen gebildet</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>AccountEndDialog</name>
    <message>
        <source>Purge %1 for good?</source>
        <translation>%1 endgültig löschen?</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>Piece by piece everything of it is erased, and from the first piece on there is no way back. Its audit trail and its names stay.</source>
        <translation>Stück für Stück wird alles davon gelöscht, und vom ersten Stück an gibt es kein Zurück. Sein Protokoll und seine Namen bleiben.</translation>
    </message>
    <message>
        <source>From the next request on nobody of it is let in. Its data stays, and you can restore it until it is purged.</source>
        <translation>Ab der nächsten Anfrage wird niemand mehr daraus eingelassen. Die Daten bleiben, und Sie können es wiederherstellen, bis es endgültig gelöscht wird.</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln are erased</source>
        <comment>users</comment>
        <translation>
            <numerusform>%Ln wird gelöscht</numerusform>
            <numerusform>%Ln werden gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are shut out</source>
        <comment>users</comment>
        <translation>
            <numerusform>%Ln wird ausgesperrt</numerusform>
            <numerusform>%Ln werden ausgesperrt</numerusform>
        </translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>wird gezählt …</translation>
    </message>
    <message>
        <source>could not be counted</source>
        <translation>ließen sich nicht zählen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln are erased</source>
        <comment>records</comment>
        <translation>
            <numerusform>%Ln wird gelöscht</numerusform>
            <numerusform>%Ln werden gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay, unreachable</source>
        <comment>records</comment>
        <translation>
            <numerusform>%Ln bleibt, unerreichbar</numerusform>
            <numerusform>%Ln bleiben, unerreichbar</numerusform>
        </translation>
    </message>
    <message>
        <source>Write %1 to confirm</source>
        <translation>Schreiben Sie zur Bestätigung %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Purge</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>AccountInspector</name>
    <message>
        <source>Hide the inspector</source>
        <translation>Inspektor ausblenden</translation>
    </message>
    <message>
        <source>Deleted on %1</source>
        <translation>Gelöscht am %1</translation>
    </message>
    <message>
        <source>Nobody of it is let in. Its data is all there until it is purged.</source>
        <translation>Niemand daraus wird eingelassen. Die Daten sind alle da, bis es endgültig gelöscht wird.</translation>
    </message>
    <message>
        <source>Being purged since %1</source>
        <translation>Wird seit %1 endgültig gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>Records go first, then users: %Ln are left. It cannot be stopped.</source>
        <comment>users</comment>
        <translation>
            <numerusform>Erst gehen die Datensätze, dann die Benutzer: %Ln ist noch da. Es lässt sich nicht anhalten.</numerusform>
            <numerusform>Erst gehen die Datensätze, dann die Benutzer: %Ln sind noch da. Es lässt sich nicht anhalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Purging</source>
        <translation>Wird endgültig gelöscht</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>Kurzname</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
</context>
<context>
    <name>AccountSwitcher</name>
    <message>
        <source>Account %1</source>
        <translation>Konto %1</translation>
    </message>
    <message>
        <source>Reading across all accounts</source>
        <translation>Liest über alle Konten hinweg</translation>
    </message>
    <message>
        <source>Switch account</source>
        <translation>Konto wechseln</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Find an account</source>
        <translation>Konto suchen</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>Alle Konten</translation>
    </message>
    <message>
        <source>No account is called that.</source>
        <translation>So heißt kein Konto.</translation>
    </message>
    <message numerus="yes">
        <source>Discard %Ln staged change(s)?</source>
        <translation>
            <numerusform>%Ln vorgemerkte Änderung verwerfen?</numerusform>
            <numerusform>%Ln vorgemerkte Änderungen verwerfen?</numerusform>
        </translation>
    </message>
    <message>
        <source>They belong to the account they were made in, and were never sent to the server. Commit them first, or discard them and switch to %1.</source>
        <translation>Sie gehören zu dem Konto, in dem sie entstanden sind, und wurden nie an den Server geschickt. Übernehmen Sie sie zuerst, oder verwerfen Sie sie und wechseln Sie zu %1.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Discard and switch</source>
        <translation>Verwerfen und wechseln</translation>
    </message>
</context>
<context>
    <name>AccountTableRow</name>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln Benutzer</numerusform>
            <numerusform>%Ln Benutzer</numerusform>
        </translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>ausgesetzt</translation>
    </message>
    <message>
        <source>being purged</source>
        <translation>wird entfernt</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>Account %1 is purged</source>
        <translation>Konto %1 ist endgültig gelöscht</translation>
    </message>
    <message>
        <source>Its audit trail and its names stay.</source>
        <translation>Sein Protokoll und seine Namen bleiben.</translation>
    </message>
    <message>
        <source>Account %1 deleted</source>
        <translation>Konto %1 gelöscht</translation>
    </message>
    <message>
        <source>It is among the deleted ones until it is purged.</source>
        <translation>Es steht bei den gelöschten, bis es endgültig gelöscht wird.</translation>
    </message>
    <message>
        <source>Account %1 is back</source>
        <translation>Konto %1 ist wieder da</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Find by name, code or slug</source>
        <translation>Name, Code oder Kurzname</translation>
    </message>
    <message>
        <source>All but deleted ones</source>
        <translation>Alle außer gelöschten</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>ausgesetzt</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Order: by name</source>
        <translation>Folge: nach Name</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>neueste zuerst</translation>
    </message>
    <message>
        <source>by code</source>
        <translation>nach Code</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>created</source>
        <translation>angelegt</translation>
    </message>
    <message>
        <source>Nothing was deleted</source>
        <translation>Nichts wurde gelöscht</translation>
    </message>
    <message>
        <source>No account found</source>
        <translation>Kein Konto gefunden</translation>
    </message>
    <message>
        <source>Deleted accounts wait here until they are restored or purged.</source>
        <translation>Gelöschte Konten warten hier, bis sie wiederhergestellt oder endgültig gelöscht werden.</translation>
    </message>
    <message>
        <source>No account fits the search and the filters.</source>
        <translation>Kein Konto passt zu Suche und Filtern.</translation>
    </message>
</context>
<context>
    <name>ActivityList</name>
    <message>
        <source>Did nothing yet.</source>
        <translation>Hat noch nichts getan.</translation>
    </message>
    <message>
        <source>All %1 entries</source>
        <translation>Alle %1 Einträge</translation>
    </message>
</context>
<context>
    <name>AdviceCard</name>
    <message>
        <source>Advice</source>
        <translation>Hinweise</translation>
    </message>
    <message numerus="yes">
        <source>%Ln collection(s) can be read or written by anybody.</source>
        <translation>
            <numerusform>%Ln Sammlung kann jeder lesen oder ändern.</numerusform>
            <numerusform>%Ln Sammlungen kann jeder lesen oder ändern.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no collections yet. Begin with one.</source>
        <translation>Es gibt noch keine Sammlungen. Beginnen Sie mit einer.</translation>
    </message>
    <message>
        <source>This computer has no keychain: you sign in anew each time.</source>
        <translation>Dieser Rechner hat keinen Schlüsselbund: Sie melden sich jedes Mal neu an.</translation>
    </message>
    <message>
        <source>This production server is reached without encryption.</source>
        <translation>Dieser Produktionsserver wird unverschlüsselt erreicht.</translation>
    </message>
    <message>
        <source>No collection is open to the public.</source>
        <translation>Keine Sammlung steht der Öffentlichkeit offen.</translation>
    </message>
</context>
<context>
    <name>ApiError</name>
    <message>
        <source>Nothing is listening there</source>
        <translation>Dort antwortet nichts</translation>
    </message>
    <message>
        <source>%1 refused the connection. Is the server running, and is the port right?</source>
        <translation>%1 hat die Verbindung abgelehnt. Läuft der Server, und stimmt der Port?</translation>
    </message>
    <message>
        <source>Unknown server name</source>
        <translation>Unbekannter Servername</translation>
    </message>
    <message>
        <source>The name %1 could not be found. Check the spelling and your network.</source>
        <translation>Der Name %1 wurde nicht gefunden. Prüfen Sie die Schreibweise und Ihr Netz.</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>Keine Antwort in der Zeit</translation>
    </message>
    <message>
        <source>%1 did not answer in time. A firewall may drop the connection, or the server is busy.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet. Vielleicht verwirft eine Firewall die Verbindung, oder der Server ist ausgelastet.</translation>
    </message>
    <message>
        <source>The certificate cannot be trusted</source>
        <translation>Dem Zertifikat ist nicht zu trauen</translation>
    </message>
    <message>
        <source>No secure connection to %1: %2</source>
        <translation>Keine sichere Verbindung zu %1: %2</translation>
    </message>
    <message>
        <source>The connection broke</source>
        <translation>Die Verbindung ist abgebrochen</translation>
    </message>
    <message>
        <source>%1 closed the connection before it answered. A server that speaks https answers http this way.</source>
        <translation>%1 hat die Verbindung vor der Antwort geschlossen. So antwortet ein Server, der https spricht, auf http.</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1 ist nicht erreichbar: %2</translation>
    </message>
    <message>
        <source>The server answered %1</source>
        <translation>Der Server antwortete %1</translation>
    </message>
    <message>
        <source>No reason was given.</source>
        <translation>Es wurde kein Grund genannt.</translation>
    </message>
    <message>
        <source>This is not a Basalt server</source>
        <translation>Das ist kein Basalt-Server</translation>
    </message>
    <message>
        <source>The answer broke off</source>
        <translation>Die Antwort ist abgebrochen</translation>
    </message>
    <message>
        <source>%1 did not send all of it. What was asked for may have changed meanwhile; the log of the server has the reason.</source>
        <translation>%1 hat nicht alles gesendet. Vielleicht hat sich inzwischen geändert, wonach gefragt war; der Grund steht im Protokoll des Servers.</translation>
    </message>
    <message>
        <source>The proxy on the way to %1 refused the connection. Is it running?</source>
        <translation>Der Proxy auf dem Weg zu %1 hat die Verbindung abgelehnt. Läuft er?</translation>
    </message>
</context>
<context>
    <name>ApiTab</name>
    <message>
        <source>Copy the call</source>
        <translation>Aufruf kopieren</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>The call is on the clipboard</source>
        <translation>Der Aufruf ist in der Zwischenablage</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Auflisten</translation>
    </message>
    <message>
        <source>One record</source>
        <translation>Ein Datensatz</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Many at once</source>
        <translation>Viele auf einmal</translation>
    </message>
    <message>
        <source>The id is that of a record that exists: running this deletes it.</source>
        <translation>Die Id ist die eines vorhandenen Datensatzes: Wer das ausführt, löscht ihn.</translation>
    </message>
    <message>
        <source>A token for the variable</source>
        <translation>Ein Token für die Variable</translation>
    </message>
    <message>
        <source>The calls read the token from BASALT_TOKEN. Rules and accounts hold for it as for whoever it was given to.</source>
        <translation>Die Aufrufe lesen das Token aus BASALT_TOKEN. Regeln und Konten gelten dafür wie für den, dem es gegeben wurde.</translation>
    </message>
</context>
<context>
    <name>AppearancePart</name>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Dates and numbers follow it. What the server says stays in the server&apos;s language.</source>
        <translation>Daten und Zahlen folgen ihr. Was der Server sagt, bleibt in dessen Sprache.</translation>
    </message>
    <message>
        <source>Commit each edit of a record at once, instead of staging it</source>
        <translation>Jede Änderung eines Datensatzes sofort speichern, statt sie vorzumerken</translation>
    </message>
    <message>
        <source>Show the inspector beside records</source>
        <translation>Den Inspektor neben den Datensätzen zeigen</translation>
    </message>
</context>
<context>
    <name>ApplyDialog</name>
    <message numerus="yes">
        <source>Change or lose %Ln value(s)?</source>
        <translation>
            <numerusform>%Ln Wert ändern oder verlieren?</numerusform>
            <numerusform>%Ln Werte ändern oder verlieren?</numerusform>
        </translation>
    </message>
    <message>
        <source>The records stay, these values do not. A backup made before is the only way back.</source>
        <translation>Die Datensätze bleiben, diese Werte nicht. Zurück führt nur eine Sicherung von vorher.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Apply the changes</source>
        <translation>Änderungen anwenden</translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message>
        <source>Give a set to %1</source>
        <translation>%1 einen Satz geben</translation>
    </message>
    <message>
        <source>Give the set %1</source>
        <translation>Den Satz %1 geben</translation>
    </message>
    <message>
        <source>It counts from the next request on. You can give what you hold yourself, for as long.</source>
        <translation>Es gilt ab der nächsten Anfrage. Geben können Sie, was Sie selbst halten, und so lange.</translation>
    </message>
    <message>
        <source>The set is given</source>
        <translation>Der Satz ist gegeben</translation>
    </message>
    <message>
        <source>Permission set</source>
        <translation>Berechtigungssatz</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Für wie lange</translation>
    </message>
    <message>
        <source>A day from today on, such as %1</source>
        <translation>Ein Tag ab heute, etwa %1</translation>
    </message>
    <message>
        <source>The last day on which it counts, to its end (UTC).</source>
        <translation>Der letzte Tag, an dem es gilt, bis zu seinem Ende (UTC).</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Für immer</translation>
    </message>
    <message>
        <source>Until a day</source>
        <translation>Bis zu einem Tag</translation>
    </message>
    <message>
        <source>Year-month-day</source>
        <translation>Jahr-Monat-Tag</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Geben</translation>
    </message>
    <message>
        <source>Choose a set</source>
        <translation>Satz wählen</translation>
    </message>
    <message>
        <source>%1 Missing: %2</source>
        <translation>%1 Es fehlt: %2</translation>
    </message>
</context>
<context>
    <name>AuditEntry</name>
    <message>
        <source>import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>system</source>
        <translation>System</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>anonym</translation>
    </message>
    <message>
        <source>user created</source>
        <translation>Benutzer angelegt</translation>
    </message>
    <message>
        <source>user updated</source>
        <translation>Benutzer geändert</translation>
    </message>
    <message>
        <source>user deleted</source>
        <translation>Benutzer gelöscht</translation>
    </message>
    <message>
        <source>user enabled</source>
        <translation>Benutzer aktiviert</translation>
    </message>
    <message>
        <source>user disabled</source>
        <translation>Benutzer deaktiviert</translation>
    </message>
    <message>
        <source>user locked</source>
        <translation>Benutzer gesperrt</translation>
    </message>
    <message>
        <source>user unlocked</source>
        <translation>Benutzer entsperrt</translation>
    </message>
    <message>
        <source>user registered</source>
        <translation>Benutzer registriert</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>angemeldet</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>abgemeldet</translation>
    </message>
    <message>
        <source>sign-in failed</source>
        <translation>Anmeldung fehlgeschlagen</translation>
    </message>
    <message>
        <source>password changed</source>
        <translation>Passwort geändert</translation>
    </message>
    <message>
        <source>e-mail address verified</source>
        <translation>E-Mail-Adresse bestätigt</translation>
    </message>
    <message>
        <source>account created</source>
        <translation>Konto angelegt</translation>
    </message>
    <message>
        <source>account updated</source>
        <translation>Konto geändert</translation>
    </message>
    <message>
        <source>user added to account</source>
        <translation>Benutzer zum Konto hinzugefügt</translation>
    </message>
    <message>
        <source>user removed from account</source>
        <translation>Benutzer aus dem Konto entfernt</translation>
    </message>
    <message>
        <source>permission assigned</source>
        <translation>Berechtigung zugewiesen</translation>
    </message>
    <message>
        <source>permission revoked</source>
        <translation>Berechtigung entzogen</translation>
    </message>
    <message>
        <source>group created</source>
        <translation>Gruppe angelegt</translation>
    </message>
    <message>
        <source>group member added</source>
        <translation>Gruppenmitglied hinzugefügt</translation>
    </message>
    <message>
        <source>group member removed</source>
        <translation>Gruppenmitglied entfernt</translation>
    </message>
    <message>
        <source>token created</source>
        <translation>Token ausgestellt</translation>
    </message>
    <message>
        <source>token refreshed</source>
        <translation>Token erneuert</translation>
    </message>
    <message>
        <source>used token presented again; its family was ended</source>
        <translation>Verbrauchtes Token erneut vorgelegt; seine Familie wurde beendet</translation>
    </message>
    <message>
        <source>record created</source>
        <translation>Datensatz angelegt</translation>
    </message>
    <message>
        <source>record updated</source>
        <translation>Datensatz geändert</translation>
    </message>
    <message>
        <source>record deleted</source>
        <translation>Datensatz gelöscht</translation>
    </message>
    <message>
        <source>collection created</source>
        <translation>Sammlung angelegt</translation>
    </message>
    <message>
        <source>collection updated</source>
        <translation>Sammlung geändert</translation>
    </message>
    <message>
        <source>collection deleted</source>
        <translation>Sammlung gelöscht</translation>
    </message>
    <message>
        <source>rules changed</source>
        <translation>Regeln geändert</translation>
    </message>
    <message>
        <source>access denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>further failed sign-ins from one address, counted</source>
        <translation>weitere fehlgeschlagene Anmeldungen einer Adresse, gezählt</translation>
    </message>
    <message>
        <source>records imported</source>
        <translation>Datensätze importiert</translation>
    </message>
    <message>
        <source>audit trail exported</source>
        <translation>Prüfpfad exportiert</translation>
    </message>
    <message>
        <source>system initialised</source>
        <translation>System eingerichtet</translation>
    </message>
    <message>
        <source>password reset requested</source>
        <translation>Zurücksetzen des Passworts angefordert</translation>
    </message>
    <message>
        <source>password reset</source>
        <translation>Passwort zurückgesetzt</translation>
    </message>
    <message>
        <source>identity linked</source>
        <translation>Identität verknüpft</translation>
    </message>
    <message>
        <source>identity changed</source>
        <translation>Identität geändert</translation>
    </message>
    <message>
        <source>identity removed</source>
        <translation>Identität entfernt</translation>
    </message>
    <message>
        <source>identity enabled</source>
        <translation>Identität aktiviert</translation>
    </message>
    <message>
        <source>identity disabled</source>
        <translation>Identität deaktiviert</translation>
    </message>
    <message>
        <source>identity verified</source>
        <translation>Identität bestätigt</translation>
    </message>
    <message>
        <source>second factor removed</source>
        <translation>Zweiter Faktor entfernt</translation>
    </message>
    <message>
        <source>blacklist entry made</source>
        <translation>Eintrag in die Sperrliste</translation>
    </message>
    <message>
        <source>blacklist entry removed</source>
        <translation>Eintrag aus der Sperrliste entfernt</translation>
    </message>
    <message>
        <source>new user refused by the blacklist</source>
        <translation>Neuer Benutzer durch die Sperrliste abgewiesen</translation>
    </message>
    <message>
        <source>user locked after too many failed sign-ins</source>
        <translation>Benutzer nach zu vielen Fehlversuchen gesperrt</translation>
    </message>
    <message>
        <source>second factor set up, not yet confirmed</source>
        <translation>Zweiter Faktor eingerichtet, noch nicht bestätigt</translation>
    </message>
    <message>
        <source>second factor confirmed</source>
        <translation>Zweiter Faktor bestätigt</translation>
    </message>
    <message>
        <source>second factor asked for</source>
        <translation>Zweiter Faktor verlangt</translation>
    </message>
    <message>
        <source>second factor given</source>
        <translation>Zweiter Faktor erbracht</translation>
    </message>
    <message>
        <source>recovery code used</source>
        <translation>Wiederherstellungscode benutzt</translation>
    </message>
    <message>
        <source>second-factor policy created</source>
        <translation>Richtlinie zum zweiten Faktor angelegt</translation>
    </message>
    <message>
        <source>second-factor policy deleted</source>
        <translation>Richtlinie zum zweiten Faktor gelöscht</translation>
    </message>
    <message>
        <source>recovery codes replaced</source>
        <translation>Wiederherstellungscodes ersetzt</translation>
    </message>
    <message>
        <source>wrong second factor</source>
        <translation>Falscher zweiter Faktor</translation>
    </message>
    <message>
        <source>account deleted, its data kept</source>
        <translation>Konto gelöscht, seine Daten bleiben</translation>
    </message>
    <message>
        <source>account restored</source>
        <translation>Konto wiederhergestellt</translation>
    </message>
    <message>
        <source>account purged with all its data</source>
        <translation>Konto mit allen Daten endgültig gelöscht</translation>
    </message>
    <message>
        <source>permission created</source>
        <translation>Berechtigung angelegt</translation>
    </message>
    <message>
        <source>permission changed</source>
        <translation>Berechtigung geändert</translation>
    </message>
    <message>
        <source>permission deleted</source>
        <translation>Berechtigung gelöscht</translation>
    </message>
    <message>
        <source>permission set created</source>
        <translation>Berechtigungssatz angelegt</translation>
    </message>
    <message>
        <source>permission set changed</source>
        <translation>Berechtigungssatz geändert</translation>
    </message>
    <message>
        <source>permission set deleted</source>
        <translation>Berechtigungssatz gelöscht</translation>
    </message>
    <message>
        <source>group changed</source>
        <translation>Gruppe geändert</translation>
    </message>
    <message>
        <source>group deleted</source>
        <translation>Gruppe gelöscht</translation>
    </message>
    <message>
        <source>group mapping created</source>
        <translation>Gruppenzuordnung angelegt</translation>
    </message>
    <message>
        <source>group mapping deleted</source>
        <translation>Gruppenzuordnung gelöscht</translation>
    </message>
    <message>
        <source>session ended</source>
        <translation>Sitzung beendet</translation>
    </message>
    <message>
        <source>token used</source>
        <translation>Token verwendet</translation>
    </message>
    <message>
        <source>token revoked</source>
        <translation>Token widerrufen</translation>
    </message>
    <message>
        <source>token failed</source>
        <translation>Token gescheitert</translation>
    </message>
    <message>
        <source>token type created</source>
        <translation>Tokenart angelegt</translation>
    </message>
    <message>
        <source>token type changed</source>
        <translation>Tokenart geändert</translation>
    </message>
    <message>
        <source>token type deleted</source>
        <translation>Tokenart gelöscht</translation>
    </message>
    <message>
        <source>sign-in provider created</source>
        <translation>Anmeldeanbieter angelegt</translation>
    </message>
    <message>
        <source>sign-in provider changed</source>
        <translation>Anmeldeanbieter geändert</translation>
    </message>
    <message>
        <source>sign-in provider deleted</source>
        <translation>Anmeldeanbieter gelöscht</translation>
    </message>
    <message>
        <source>sign-in provider enabled</source>
        <translation>Anmeldeanbieter aktiviert</translation>
    </message>
    <message>
        <source>sign-in provider disabled</source>
        <translation>Anmeldeanbieter deaktiviert</translation>
    </message>
    <message>
        <source>resource type created</source>
        <translation>Ressourcentyp angelegt</translation>
    </message>
    <message>
        <source>resource type changed</source>
        <translation>Ressourcentyp geändert</translation>
    </message>
    <message>
        <source>resource role created</source>
        <translation>Ressourcenrolle angelegt</translation>
    </message>
    <message>
        <source>resource role changed</source>
        <translation>Ressourcenrolle geändert</translation>
    </message>
    <message>
        <source>resource role deleted</source>
        <translation>Ressourcenrolle gelöscht</translation>
    </message>
    <message>
        <source>access to a resource granted</source>
        <translation>Zugriff auf eine Ressource gewährt</translation>
    </message>
    <message>
        <source>access to a resource revoked</source>
        <translation>Zugriff auf eine Ressource entzogen</translation>
    </message>
    <message>
        <source>access to a resource denied</source>
        <translation>Zugriff auf eine Ressource verboten</translation>
    </message>
    <message>
        <source>all access to a resource revoked</source>
        <translation>Aller Zugriff auf eine Ressource entzogen</translation>
    </message>
    <message>
        <source>resource role assigned</source>
        <translation>Ressourcenrolle zugewiesen</translation>
    </message>
    <message>
        <source>resource role revoked</source>
        <translation>Ressourcenrolle entzogen</translation>
    </message>
    <message>
        <source>language added</source>
        <translation>Sprache hinzugefügt</translation>
    </message>
    <message>
        <source>language changed</source>
        <translation>Sprache geändert</translation>
    </message>
    <message>
        <source>language removed</source>
        <translation>Sprache entfernt</translation>
    </message>
    <message>
        <source>text added</source>
        <translation>Text hinzugefügt</translation>
    </message>
    <message>
        <source>text changed</source>
        <translation>Text geändert</translation>
    </message>
    <message>
        <source>text removed</source>
        <translation>Text entfernt</translation>
    </message>
    <message>
        <source>texts copied to another language</source>
        <translation>Texte in eine andere Sprache kopiert</translation>
    </message>
    <message>
        <source>invitation created</source>
        <translation>Einladung ausgesprochen</translation>
    </message>
    <message>
        <source>invitation accepted</source>
        <translation>Einladung angenommen</translation>
    </message>
    <message>
        <source>invitation rejected</source>
        <translation>Einladung abgelehnt</translation>
    </message>
    <message>
        <source>invitation revoked</source>
        <translation>Einladung zurückgezogen</translation>
    </message>
    <message>
        <source>macro created</source>
        <translation>Makro angelegt</translation>
    </message>
    <message>
        <source>macro changed</source>
        <translation>Makro geändert</translation>
    </message>
    <message>
        <source>macro deleted</source>
        <translation>Makro gelöscht</translation>
    </message>
    <message>
        <source>macro of SQL tried</source>
        <translation>SQL-Makro ausprobiert</translation>
    </message>
    <message>
        <source>backup made</source>
        <translation>Sicherung angelegt</translation>
    </message>
    <message>
        <source>backup downloaded</source>
        <translation>Sicherung heruntergeladen</translation>
    </message>
    <message>
        <source>backup deleted</source>
        <translation>Sicherung gelöscht</translation>
    </message>
    <message>
        <source>records exported</source>
        <translation>Datensätze exportiert</translation>
    </message>
    <message>
        <source>SQL console used</source>
        <translation>SQL-Konsole benutzt</translation>
    </message>
    <message>
        <source>backup verified</source>
        <translation>Sicherung geprüft</translation>
    </message>
    <message>
        <source>backup restored to a fresh folder</source>
        <translation>Sicherung in einen leeren Ordner wiederhergestellt</translation>
    </message>
    <message>
        <source>role created</source>
        <translation>Rolle angelegt</translation>
    </message>
    <message>
        <source>role changed</source>
        <translation>Rolle geändert</translation>
    </message>
    <message>
        <source>role deleted</source>
        <translation>Rolle gelöscht</translation>
    </message>
    <message>
        <source>mail settings changed</source>
        <translation>Mail-Einstellungen geändert</translation>
    </message>
    <message>
        <source>mail settings removed</source>
        <translation>Mail-Einstellungen entfernt</translation>
    </message>
    <message>
        <source>mail template changed</source>
        <translation>Mail-Vorlage geändert</translation>
    </message>
    <message>
        <source>mail template set back to the built-in one</source>
        <translation>Mail-Vorlage auf die eingebaute zurückgesetzt</translation>
    </message>
    <message>
        <source>test mail sent</source>
        <translation>Testmail versandt</translation>
    </message>
    <message>
        <source>purge of an account begun</source>
        <translation>Endgültiges Löschen eines Kontos begonnen</translation>
    </message>
    <message>
        <source>data of an account erased by its purge</source>
        <translation>Daten eines Kontos bei seinem endgültigen Löschen entfernt</translation>
    </message>
    <message>
        <source>user linked with another of the same person</source>
        <translation>Benutzer mit einem anderen derselben Person verknüpft</translation>
    </message>
    <message>
        <source>invitation sent again with a new link</source>
        <translation>Einladung mit neuem Link erneut gesandt</translation>
    </message>
    <message>
        <source>user no longer linked with others</source>
        <translation>Verknüpfung eines Benutzers gelöst</translation>
    </message>
    <message>
        <source>somebody began to view as a user</source>
        <translation>Ansicht als Benutzer begonnen</translation>
    </message>
    <message>
        <source>event category created</source>
        <translation>Ereigniskategorie angelegt</translation>
    </message>
    <message>
        <source>event category deleted</source>
        <translation>Ereigniskategorie gelöscht</translation>
    </message>
    <message>
        <source>event code created</source>
        <translation>Ereigniscode angelegt</translation>
    </message>
    <message>
        <source>event code changed</source>
        <translation>Ereigniscode geändert</translation>
    </message>
    <message>
        <source>event code deleted</source>
        <translation>Ereigniscode gelöscht</translation>
    </message>
    <message>
        <source>group members synced with a list</source>
        <translation>Gruppenmitglieder mit einer Liste abgeglichen</translation>
    </message>
    <message>
        <source>invitation expired</source>
        <translation>Einladung abgelaufen</translation>
    </message>
    <message>
        <source>action of an invitation done</source>
        <translation>Aktion einer Einladung ausgeführt</translation>
    </message>
    <message>
        <source>action of an invitation failed</source>
        <translation>Aktion einer Einladung fehlgeschlagen</translation>
    </message>
    <message>
        <source>all actions of an invitation done</source>
        <translation>Alle Aktionen einer Einladung ausgeführt</translation>
    </message>
    <message>
        <source>invitation failed by a required action</source>
        <translation>Einladung an einer notwendigen Aktion gescheitert</translation>
    </message>
    <message>
        <source>invitation template created</source>
        <translation>Einladungsvorlage angelegt</translation>
    </message>
    <message>
        <source>invitation template changed</source>
        <translation>Einladungsvorlage geändert</translation>
    </message>
    <message>
        <source>invitation template deleted</source>
        <translation>Einladungsvorlage gelöscht</translation>
    </message>
    <message>
        <source>settings of the server changed</source>
        <translation>Einstellungen des Servers geändert</translation>
    </message>
    <message>
        <source>failed job queued again</source>
        <translation>Fehlgeschlagener Auftrag erneut eingereiht</translation>
    </message>
    <message>
        <source>waiting job cancelled</source>
        <translation>Wartender Auftrag abgebrochen</translation>
    </message>
    <message>
        <source>connection to a mail server tested</source>
        <translation>Verbindung zu einem Mailserver geprüft</translation>
    </message>
</context>
<context>
    <name>AuditFilters</name>
    <message>
        <source>What: everything</source>
        <translation>Was: alles</translation>
    </message>
    <message>
        <source>created</source>
        <translation>angelegt</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>angemeldet</translation>
    </message>
    <message>
        <source>sign-in failed</source>
        <translation>Anmeldung fehlgeschlagen</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>abgemeldet</translation>
    </message>
    <message>
        <source>access denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>exportiert</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>When: any time</source>
        <translation>Wann: jederzeit</translation>
    </message>
    <message>
        <source>last 24 hours</source>
        <translation>letzte 24 Stunden</translation>
    </message>
    <message numerus="yes">
        <source>last %Ln day(s)</source>
        <translation>
            <numerusform>letzter Tag</numerusform>
            <numerusform>letzte %Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Where: anywhere</source>
        <translation>Wo: überall</translation>
    </message>
    <message>
        <source>one record</source>
        <translation>ein Datensatz</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>AuditHeader</name>
    <message>
        <source>time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>who</source>
        <translation>wer</translation>
    </message>
    <message>
        <source>what</source>
        <translation>was</translation>
    </message>
    <message>
        <source>on</source>
        <translation>woran</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>AuditInspector</name>
    <message>
        <source>Entry %1</source>
        <translation>Eintrag %1</translation>
    </message>
    <message>
        <source>Hide the inspector</source>
        <translation>Inspektor ausblenden</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Woran</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Allowed by</source>
        <translation>Erlaubt durch</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Only this person</source>
        <translation>Nur diese Person</translation>
    </message>
    <message>
        <source>Only this record</source>
        <translation>Nur dieser Datensatz</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>This entry</source>
        <translation>Dieser Eintrag</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>Folgt auf</translation>
    </message>
    <message>
        <source>Copy the hash</source>
        <translation>Hash kopieren</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Export as CSV…</source>
        <translation>Als CSV exportieren …</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Prüfpfad</translation>
    </message>
    <message>
        <source>Reload the audit trail</source>
        <translation>Prüfpfad neu laden</translation>
    </message>
    <message>
        <source>Audit trail exported</source>
        <translation>Prüfpfad exportiert</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>Audit entries</source>
        <translation>Einträge des Prüfpfads</translation>
    </message>
    <message>
        <source>No entries</source>
        <translation>Keine Einträge</translation>
    </message>
    <message>
        <source>Nothing in the trail matches these filters.</source>
        <translation>Nichts im Prüfpfad passt zu diesen Filtern.</translation>
    </message>
</context>
<context>
    <name>AuditRow</name>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
</context>
<context>
    <name>BackupRow</name>
    <message>
        <source>%1 · Basalt %2 · %3</source>
        <translation>%1 · Basalt %2 · %3</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>by schedule</source>
        <translation>nach Plan</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>by command</source>
        <translation>per Befehl</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen…</translation>
    </message>
    <message>
        <source>Remove the backup</source>
        <translation>Sicherung entfernen</translation>
    </message>
    <message>
        <source>The server holds every part of the file against its checksum</source>
        <translation>Der Server vergleicht jeden Teil der Datei mit seiner Prüfsumme</translation>
    </message>
</context>
<context>
    <name>BackupsPart</name>
    <message>
        <source>Make a backup now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>The backup is complete</source>
        <translation>Die Sicherung ist vollständig</translation>
    </message>
    <message>
        <source>The backup failed</source>
        <translation>Die Sicherung ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Remove this backup?</source>
        <translation>Diese Sicherung entfernen?</translation>
    </message>
    <message>
        <source>The file %1 is deleted on the server. This cannot be undone.</source>
        <translation>Die Datei %1 wird auf dem Server gelöscht. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>A backup is one file with the whole installation as it was at one moment: every account, the audit trail, and the installation&apos;s secrets. Servers go on meanwhile. Whoever reads a backup can act as anybody.</source>
        <translation>Eine Sicherung ist eine Datei mit der ganzen Installation, wie sie in einem Moment war: alle Konten, das Protokoll und die Geheimnisse der Installation. Server laufen dabei weiter. Wer eine Sicherung liest, kann als jeder handeln.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>No backups yet</source>
        <translation>Noch keine Sicherungen</translation>
    </message>
    <message>
        <source>Make one now, or let the server make them by itself: the setting backup_daily_at or backup_every_hours.</source>
        <translation>Jetzt eine machen, oder den Server es selbst tun lassen: die Einstellung backup_daily_at oder backup_every_hours.</translation>
    </message>
    <message>
        <source>Folder on the server: %1</source>
        <translation>Ordner auf dem Server: %1</translation>
    </message>
    <message>
        <source>The backup is whole</source>
        <translation>Die Sicherung ist unversehrt</translation>
    </message>
    <message>
        <source>Every part of %1 has its checksum.</source>
        <translation>Jeder Teil von %1 hat seine Prüfsumme.</translation>
    </message>
    <message>
        <source>The verification failed</source>
        <translation>Die Prüfung ist fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>Breadcrumb</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>Neue Sammlung</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Prüfpfad</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Permission sets</source>
        <translation>Berechtigungssätze</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>My profile</source>
        <translation>Mein Profil</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>Einladungen</translation>
    </message>
    <message>
        <source>Sign-in providers</source>
        <translation>Anmeldeanbieter</translation>
    </message>
    <message>
        <source>Access lists</source>
        <translation>Zugriffslisten</translation>
    </message>
</context>
<context>
    <name>CellEditor</name>
    <message>
        <source>New value</source>
        <translation>Neuer Wert</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>ChoiceBox</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ChooseAccount</name>
    <message>
        <source>Choose an account</source>
        <translation>Konto wählen</translation>
    </message>
</context>
<context>
    <name>CodeField</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
</context>
<context>
    <name>CollectionNames</name>
    <message>
        <source>Letters, digits and _ only, beginning with a letter.</source>
        <translation>Nur Buchstaben, Ziffern und _, ein Buchstabe zuerst.</translation>
    </message>
    <message>
        <source>3 to 64 characters.</source>
        <translation>3 bis 64 Zeichen.</translation>
    </message>
    <message>
        <source>There is a collection of that name.</source>
        <translation>Eine Sammlung dieses Namens gibt es schon.</translation>
    </message>
</context>
<context>
    <name>CollectionPage</name>
    <message>
        <source>Records of %1</source>
        <translation>Datensätze von %1</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Schema of %1</source>
        <translation>Schema von %1</translation>
    </message>
    <message>
        <source>Rules of %1</source>
        <translation>Regeln von %1</translation>
    </message>
    <message>
        <source>Delete the collection…</source>
        <translation>Sammlung löschen …</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln Datensatz</numerusform>
            <numerusform>%Ln Datensätze</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no collection “%1”</source>
        <translation>Es gibt keine Sammlung „%1“</translation>
    </message>
    <message>
        <source>It may have been deleted or renamed.</source>
        <translation>Vielleicht wurde sie gelöscht oder umbenannt.</translation>
    </message>
    <message>
        <source>All collections</source>
        <translation>Alle Sammlungen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) in all accounts</source>
        <translation>
            <numerusform>%Ln Datensatz in allen Konten</numerusform>
            <numerusform>%Ln Datensätze in allen Konten</numerusform>
        </translation>
    </message>
    <message>
        <source>API of %1</source>
        <translation>API von %1</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Sicht</translation>
    </message>
    <message>
        <source>Rename the collection…</source>
        <translation>Sammlung umbenennen …</translation>
    </message>
</context>
<context>
    <name>CollectionRow</name>
    <message>
        <source>%1, %2 records</source>
        <translation>%1, %2 Datensätze</translation>
    </message>
    <message>
        <source>public</source>
        <translation>öffentlich</translation>
    </message>
    <message>
        <source>not public</source>
        <translation>nicht öffentlich</translation>
    </message>
    <message>
        <source>%1, a view</source>
        <translation>%1, eine Sicht</translation>
    </message>
    <message>
        <source>view</source>
        <translation>Sicht</translation>
    </message>
</context>
<context>
    <name>CollectionsPage</name>
    <message>
        <source>New collection</source>
        <translation>Neue Sammlung</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>Reload the collections</source>
        <translation>Sammlungen neu laden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln collection(s)</source>
        <translation>
            <numerusform>%Ln Sammlung</numerusform>
            <numerusform>%Ln Sammlungen</numerusform>
        </translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>created (UTC)</source>
        <translation>angelegt (UTC)</translation>
    </message>
    <message>
        <source>No collections yet</source>
        <translation>Noch keine Sammlungen</translation>
    </message>
    <message>
        <source>A collection is a table with an API: you name its fields, and everything else – validation, permissions, history – comes with it.</source>
        <translation>Eine Sammlung ist eine Tabelle mit einer API: Sie benennen ihre Felder, und alles andere – Prüfung, Berechtigungen, Verlauf – kommt von selbst.</translation>
    </message>
</context>
<context>
    <name>ColumnsPopup</name>
    <message>
        <source>Scroll the column with the others</source>
        <translation>Spalte mit den anderen rollen</translation>
    </message>
    <message>
        <source>Keep the column at the left</source>
        <translation>Spalte links festhalten</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Nach links</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Nach rechts</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Basalt Admin: manages Basalt servers, and has one built in.</source>
        <translation>Basalt Admin: verwaltet Basalt-Server und hat einen eingebaut.</translation>
    </message>
    <message>
        <source>Data folder of the built-in server.</source>
        <translation>Datenordner des eingebauten Servers.</translation>
    </message>
    <message>
        <source>Server to open at once.</source>
        <translation>Server, der gleich geöffnet wird.</translation>
    </message>
    <message>
        <source>Loads every page; fails on any warning.</source>
        <translation>Lädt jede Seite; scheitert an jeder Warnung.</translation>
    </message>
    <message>
        <source>Writes a picture of every page and ends. Signs in as BASALT_TEST_EMAIL with BASALT_TEST_PASSWORD.</source>
        <translation>Schreibt von jeder Seite ein Bild und endet. Meldet sich als BASALT_TEST_EMAIL mit BASALT_TEST_PASSWORD an.</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>Nichts heißt so.</translation>
    </message>
</context>
<context>
    <name>CommitDialog</name>
    <message numerus="yes">
        <source>Commit %Ln change(s)</source>
        <translation>
            <numerusform>%Ln Änderung übernehmen</numerusform>
            <numerusform>%Ln Änderungen übernehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %Ln record(s); %1 will be deleted.</source>
        <translation>
            <numerusform>In %Ln Datensatz; %1 wird gelöscht.</numerusform>
            <numerusform>In %Ln Datensätzen; %1 davon werden gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %Ln record(s) of %1.</source>
        <translation>
            <numerusform>In %Ln Datensatz von %1.</numerusform>
            <numerusform>In %Ln Datensätzen von %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Optional. Stands in the audit trail beside each change.</source>
        <translation>Freiwillig. Steht im Prüfpfad neben jeder Änderung.</translation>
    </message>
    <message>
        <source>For instance: dilution factor corrected</source>
        <translation>Zum Beispiel: Verdünnungsfaktor berichtigt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>CommitSetsDialog</name>
    <message numerus="yes">
        <source>Commit %Ln change(s)</source>
        <translation>
            <numerusform>%Ln Änderung übernehmen</numerusform>
            <numerusform>%Ln Änderungen übernehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>They take effect with the next request of everybody who holds these sets.</source>
        <translation>Sie gelten ab der nächsten Anfrage eines jeden, der diese Sätze hält.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Optional. Stands in the audit trail beside each change.</source>
        <translation>Freiwillig. Steht im Prüfpfad neben jeder Änderung.</translation>
    </message>
    <message>
        <source>For instance: auditors need to see samples</source>
        <translation>Zum Beispiel: Prüfer müssen Proben sehen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Set to compare</source>
        <translation>Satz, der verglichen wird</translation>
    </message>
    <message>
        <source>To see who gains and who loses, the permission “users.read” is missing.</source>
        <translation>Um zu sehen, wer gewinnt und wer verliert, fehlt die Berechtigung „users.read“.</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compare two sets</source>
        <translation>Zwei Sätze vergleichen</translation>
    </message>
    <message>
        <source>As they are saved; what is staged does not count.</source>
        <translation>Wie sie gespeichert sind; Vorgemerktes zählt nicht.</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Swap the sides</source>
        <translation>Seiten tauschen</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>%1 only left · %2 only right · %3 in both</source>
        <translation>%1 nur links · %2 nur rechts · %3 in beiden</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>What the sets hold</source>
        <translation>Was die Sätze halten</translation>
    </message>
    <message>
        <source>only left</source>
        <translation>nur links</translation>
    </message>
    <message>
        <source>only right</source>
        <translation>nur rechts</translation>
    </message>
    <message>
        <source>in both</source>
        <translation>in beiden</translation>
    </message>
    <message>
        <source>Both hold the same.</source>
        <translation>Beide halten dasselbe.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ConnectionsPage</name>
    <message>
        <source>Add server</source>
        <translation>Server hinzufügen</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Check all servers</source>
        <translation>Alle Server prüfen</translation>
    </message>
    <message>
        <source>No servers yet</source>
        <translation>Noch keine Server</translation>
    </message>
    <message>
        <source>Create one on this computer with the card on the left, or add one that runs elsewhere.</source>
        <translation>Legen Sie mit der Karte links einen auf diesem Rechner an, oder fügen Sie einen hinzu, der anderswo läuft.</translation>
    </message>
    <message>
        <source>Sessions are kept in the keychain of this computer. Passwords are never stored.</source>
        <translation>Sitzungen liegen im Schlüsselbund dieses Rechners. Passwörter werden nie gespeichert.</translation>
    </message>
    <message>
        <source>There is no keychain on this computer: sessions end with the program. Passwords are never stored.</source>
        <translation>Auf diesem Rechner gibt es keinen Schlüsselbund: Sitzungen enden mit dem Programm. Passwörter werden nie gespeichert.</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbinde mit %1 …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>DeleteCollectionDialog</name>
    <message>
        <source>Delete the collection %1?</source>
        <translation>Sammlung %1 löschen?</translation>
    </message>
    <message numerus="yes">
        <source>Its %Ln record(s) in all accounts are deleted with it. The audit trail keeps their history. This cannot be undone.</source>
        <translation>
            <numerusform>Ihr %Ln Datensatz in allen Konten wird mit gelöscht. Der Prüfpfad behält seinen Verlauf. Das lässt sich nicht rückgängig machen.</numerusform>
            <numerusform>Ihre %Ln Datensätze in allen Konten werden mit gelöscht. Der Prüfpfad behält ihren Verlauf. Das lässt sich nicht rückgängig machen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Collection %1 deleted</source>
        <translation>Sammlung %1 gelöscht</translation>
    </message>
    <message>
        <source>Type the name of the collection</source>
        <translation>Tippen Sie den Namen der Sammlung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>The records that the view is made of stay.</source>
        <translation>Die Datensätze, aus denen die Sicht besteht, bleiben.</translation>
    </message>
</context>
<context>
    <name>DeleteSetDialog</name>
    <message>
        <source>Delete the set %1?</source>
        <translation>Den Satz %1 löschen?</translation>
    </message>
    <message>
        <source>This cannot be undone. The audit trail keeps what it held and who had it.</source>
        <translation>Das lässt sich nicht zurücknehmen. Der Prüfpfad bewahrt, was er hielt und wer ihn hatte.</translation>
    </message>
    <message>
        <source>Set %1 deleted</source>
        <translation>Satz %1 gelöscht</translation>
    </message>
    <message>
        <source>Counting who holds it…</source>
        <translation>Zählt, wer ihn hält …</translation>
    </message>
    <message>
        <source>Who holds it could not be counted: %1</source>
        <translation>Wer ihn hält, ließ sich nicht zählen: %1</translation>
    </message>
    <message>
        <source>Nobody was given it: nobody loses anything.</source>
        <translation>Niemand hat ihn: niemand verliert etwas.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people lose what it holds, unless they have it in another way.</source>
        <translation>
            <numerusform>%Ln Person verliert, was er hält, sofern sie es nicht auf anderem Weg hat.</numerusform>
            <numerusform>%Ln Personen verlieren, was er hält, sofern sie es nicht auf anderem Weg haben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and to %Ln group(s).</source>
        <translation>
            <numerusform>und %Ln Gruppe gegeben.</numerusform>
            <numerusform>und %Ln Gruppen gegeben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>It was given to %Ln people directly</source>
        <translation>
            <numerusform>Er ist %Ln Person selbst</numerusform>
            <numerusform>Er ist %Ln Personen selbst</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiffValue</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>after: %1</source>
        <translation>danach: %1</translation>
    </message>
    <message>
        <source>before: %1</source>
        <translation>davor: %1</translation>
    </message>
</context>
<context>
    <name>DifferencePanel</name>
    <message>
        <source>Who gains, who loses?</source>
        <translation>Wer gewinnt, wer verliert?</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>a rule as it stands here with the saved one, for the users of all accounts</source>
        <translation>die Regel hier mit der gespeicherten, für die Benutzer aller Konten</translation>
    </message>
    <message>
        <source>a rule as it stands here with the saved one, for the users of %1</source>
        <translation>die Regel hier mit der gespeicherten, für die Benutzer von %1</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Auflisten</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>This rule is as it is saved: change it above, then compare.</source>
        <translation>Diese Regel ist, wie sie gespeichert ist: Ändern Sie sie oben, dann vergleichen Sie.</translation>
    </message>
</context>
<context>
    <name>DifferencePart</name>
    <message>
        <source>Compare again</source>
        <translation>Erneut vergleichen</translation>
    </message>
    <message>
        <source>Who gains, who loses?</source>
        <translation>Wer gewinnt, wer verliert?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Comparing user by user, with the records of this moment…</source>
        <translation>Vergleicht Benutzer für Benutzer, mit den Datensätzen dieses Augenblicks …</translation>
    </message>
    <message>
        <source>This cannot be compared</source>
        <translation>Das lässt sich nicht vergleichen</translation>
    </message>
    <message>
        <source>Comparing holder by holder…</source>
        <translation>Alle, die den Satz haben, werden einer nach dem anderen verglichen …</translation>
    </message>
</context>
<context>
    <name>DifferenceView</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>people</comment>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>people gain</source>
        <translation>gewinnen</translation>
    </message>
    <message>
        <source>people lose</source>
        <translation>verlieren</translation>
    </message>
    <message>
        <source>records affected</source>
        <translation>Datensätze betroffen</translation>
    </message>
    <message numerus="yes">
        <source>It makes no difference to any of %Ln user(s).</source>
        <translation>
            <numerusform>Für den einen Benutzer ändert sich nichts.</numerusform>
            <numerusform>Für keinen von %Ln Benutzern ändert sich etwas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln active user(s) compared, with the records of this moment.</source>
        <translation>
            <numerusform>%Ln aktiver Benutzer verglichen, mit den Datensätzen dieses Augenblicks.</numerusform>
            <numerusform>%Ln aktive Benutzer verglichen, mit den Datensätzen dieses Augenblicks.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are more users than were compared</source>
        <translation>Es gibt mehr Benutzer, als verglichen wurden</translation>
    </message>
    <message>
        <source>The figures are those of the ones that were: choose an account to compare fewer.</source>
        <translation>Die Zahlen gelten für die verglichenen: Wählen Sie ein Konto, um weniger zu vergleichen.</translation>
    </message>
    <message>
        <source>Anybody gains, also without signing in</source>
        <translation>Jeder gewinnt, auch ohne Anmeldung</translation>
    </message>
    <message>
        <source>Whoever is not signed in loses it</source>
        <translation>Wer nicht angemeldet ist, verliert es</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gewinnen</translation>
    </message>
    <message>
        <source>Lose</source>
        <translation>Verlieren</translation>
    </message>
    <message>
        <source>records: %1</source>
        <translation>Datensätze: %1</translation>
    </message>
    <message>
        <source>records: %1, such as %2</source>
        <translation>Datensätze: %1, etwa %2</translation>
    </message>
    <message>
        <source>person gains</source>
        <translation>gewinnt</translation>
    </message>
    <message>
        <source>person loses</source>
        <translation>verliert</translation>
    </message>
    <message>
        <source>permissions (%1): %2</source>
        <translation>Berechtigungen (%1): %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln holder(s) compared. What somebody holds in another way as well is no difference.</source>
        <translation>
            <numerusform>%Ln Person mit dem Satz verglichen. Was jemand auch auf anderem Weg hat, ist kein Unterschied.</numerusform>
            <numerusform>%Ln Personen mit dem Satz verglichen. Was jemand auch auf anderem Weg hat, ist kein Unterschied.</numerusform>
        </translation>
    </message>
    <message>
        <source>The figures are those of the ones that were.</source>
        <translation>Die Zahlen gelten für die verglichenen.</translation>
    </message>
</context>
<context>
    <name>DisableDialog</name>
    <message>
        <source>Disable %1?</source>
        <translation>%1 deaktivieren?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln open session(s) can do nothing any more, and nobody signs in as this user until enabled again. Nothing is deleted.</source>
        <translation>
            <numerusform>%Ln offene Sitzung kann nichts mehr tun, und niemand meldet sich als dieser Benutzer an, bis er wieder aktiviert ist. Gelöscht wird nichts.</numerusform>
            <numerusform>%Ln offene Sitzungen können nichts mehr tun, und niemand meldet sich als dieser Benutzer an, bis er wieder aktiviert ist. Gelöscht wird nichts.</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting the open sessions…</source>
        <translation>Zählt die offenen Sitzungen …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Deaktivieren</translation>
    </message>
</context>
<context>
    <name>EmptyCollection</name>
    <message>
        <source>No records to see</source>
        <translation>Keine Datensätze zu sehen</translation>
    </message>
    <message>
        <source>No records yet</source>
        <translation>Noch keine Datensätze</translation>
    </message>
    <message>
        <source>There are none here, or none that %1 may see.</source>
        <translation>Hier gibt es keine, oder keine, die %1 sehen darf.</translation>
    </message>
    <message>
        <source>The collection that this view is made from has nothing that it would select.</source>
        <translation>Die Sammlung, aus der diese Sicht gebildet wird, enthält nichts, was sie auswählt.</translation>
    </message>
    <message>
        <source>There are none here, or none that you may see.</source>
        <translation>Hier gibt es keine, oder keine, die Sie sehen dürfen.</translation>
    </message>
    <message>
        <source>This collection is empty. Add the first record here, import a file, or send one to its API.</source>
        <translation>Diese Sammlung ist leer. Legen Sie hier den ersten Datensatz an, importieren Sie eine Datei, oder senden Sie einen an die API.</translation>
    </message>
</context>
<context>
    <name>ErrorState</name>
    <message>
        <source>%1
Ask a superadmin of this server.</source>
        <translation>%1
Fragen Sie einen Superadmin dieses Servers.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
</context>
<context>
    <name>ExpiredDialog</name>
    <message>
        <source>Discard and sign out</source>
        <translation>Verwerfen und abmelden</translation>
    </message>
    <message>
        <source>Your session has ended</source>
        <translation>Ihre Sitzung ist beendet</translation>
    </message>
    <message numerus="yes">
        <source>Sign in again as %1. Your %Ln staged change(s) are still here.</source>
        <translation>
            <numerusform>Melden Sie sich wieder als %1 an. Ihre %Ln vorgemerkte Änderung ist noch da.</numerusform>
            <numerusform>Melden Sie sich wieder als %1 an. Ihre %Ln vorgemerkten Änderungen sind noch da.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign in again as %1 to go on where you are.</source>
        <translation>Melden Sie sich wieder als %1 an, um hier weiterzumachen.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>The six digits that the app on your phone shows, or one of your recovery codes.</source>
        <translation>Die sechs Ziffern, die die App auf Ihrem Telefon zeigt, oder einer Ihrer Wiederherstellungscodes.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export the audit trail</source>
        <translation>Prüfpfad exportieren</translation>
    </message>
    <message>
        <source>%1 entries as CSV, as the filters have them. Cells that a spreadsheet could take for formulas are neutralised.</source>
        <translation>%1 Einträge als CSV, wie die Filter sie auswählen. Zellen, die eine Tabellenkalkulation für Formeln halten könnte, werden entschärft.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
</context>
<context>
    <name>ExportOptions</name>
    <message>
        <source>Separator</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>First line names the columns</source>
        <translation>Erste Zeile nennt die Spalten</translation>
    </message>
    <message>
        <source>Byte order mark, so that Excel takes it for UTF-8</source>
        <translation>Byte-Reihenfolge-Marke, damit Excel UTF-8 erkennt</translation>
    </message>
    <message>
        <source>Apostrophe before texts that a spreadsheet would run</source>
        <translation>Apostroph vor Texten, die eine Tabellenkalkulation ausführen würde</translation>
    </message>
</context>
<context>
    <name>ExportRecordsDialog</name>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>This file is there already and will be replaced.</source>
        <translation>Diese Datei gibt es schon; sie wird ersetzt.</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>The filter, the order and the visible columns, as they are in the grid.</source>
        <translation>Filter, Reihenfolge und sichtbare Spalten wie in der Tabelle.</translation>
    </message>
    <message>
        <source>The order and the visible columns, as they are in the grid.</source>
        <translation>Reihenfolge und sichtbare Spalten wie in der Tabelle.</translation>
    </message>
    <message>
        <source>All records you may see, with all of their fields, oldest first.</source>
        <translation>Alle Datensätze, die Sie sehen dürfen, mit allen Feldern, die ältesten zuerst.</translation>
    </message>
    <message>
        <source>As shown</source>
        <translation>Wie gezeigt</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>Im Hintergrund weiter</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
</context>
<context>
    <name>FactorProofDialog</name>
    <message>
        <source>Your recovery codes</source>
        <translation>Ihre Wiederherstellungscodes</translation>
    </message>
    <message>
        <source>Switch the second factor off?</source>
        <translation>Den zweiten Faktor abschalten?</translation>
    </message>
    <message>
        <source>New recovery codes?</source>
        <translation>Neue Wiederherstellungscodes?</translation>
    </message>
    <message>
        <source>The old ones count no longer.</source>
        <translation>Die alten gelten nicht mehr.</translation>
    </message>
    <message>
        <source>From then on the password alone signs you in, here and everywhere. The recovery codes are gone with it.</source>
        <translation>Von da an genügt das Passwort zum Anmelden, hier und überall. Die Wiederherstellungscodes sind dann auch weg.</translation>
    </message>
    <message>
        <source>You get ten new ones; the old ones count no longer.</source>
        <translation>Sie bekommen zehn neue; die alten gelten nicht mehr.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>The six digits that the app on your phone shows, or one of your recovery codes.</source>
        <translation>Die sechs Ziffern, die die App auf Ihrem Telefon zeigt, oder einer Ihrer Wiederherstellungscodes.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Abschalten</translation>
    </message>
    <message>
        <source>Make new codes</source>
        <translation>Neue Codes erzeugen</translation>
    </message>
    <message>
        <source>I have kept them</source>
        <translation>Ich habe sie aufbewahrt</translation>
    </message>
</context>
<context>
    <name>FactorSetupDialog</name>
    <message>
        <source>Your recovery codes</source>
        <translation>Ihre Wiederherstellungscodes</translation>
    </message>
    <message>
        <source>Set up a second factor</source>
        <translation>Einen zweiten Faktor einrichten</translation>
    </message>
    <message>
        <source>From then on, signing in takes a code of an app on your phone besides the password.</source>
        <translation>Von da an braucht die Anmeldung neben dem Passwort einen Code einer App auf Ihrem Telefon.</translation>
    </message>
    <message>
        <source>Add an entry to an authenticator app, with this key. Then type the code that it shows.</source>
        <translation>Legen Sie in einer Authenticator-App einen Eintrag mit diesem Schlüssel an. Geben Sie dann den Code ein, den sie zeigt.</translation>
    </message>
    <message>
        <source>The second factor is on.</source>
        <translation>Der zweite Faktor ist an.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Time based, six digits, every thirty seconds. Spaces do not count.</source>
        <translation>Zeitbasiert, sechs Ziffern, alle dreißig Sekunden. Leerzeichen zählen nicht.</translation>
    </message>
    <message>
        <source>Copy the key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>The key is on the clipboard</source>
        <translation>Der Schlüssel ist in der Zwischenablage</translation>
    </message>
    <message>
        <source>Copy as otpauth address</source>
        <translation>Als otpauth-Adresse kopieren</translation>
    </message>
    <message>
        <source>For apps that import an address, password managers for instance</source>
        <translation>Für Apps, die eine Adresse einlesen, Passwortmanager zum Beispiel</translation>
    </message>
    <message>
        <source>The address is on the clipboard</source>
        <translation>Die Adresse ist in der Zwischenablage</translation>
    </message>
    <message>
        <source>Code of the app</source>
        <translation>Code der App</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>I have kept them</source>
        <translation>Ich habe sie aufbewahrt</translation>
    </message>
</context>
<context>
    <name>FieldAccessPanel</name>
    <message>
        <source>All of them for everybody whom the rules let in.</source>
        <translation>Alle für alle, die die Regeln einlassen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln operation(s) leave some out.</source>
        <translation>
            <numerusform>%Ln Operation lässt welche weg.</numerusform>
            <numerusform>%Ln Operationen lassen welche weg.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln set(s) add some.</source>
        <translation>
            <numerusform>%Ln Satz gibt welche dazu.</numerusform>
            <numerusform>%Ln Sätze geben welche dazu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fields of %1 saved</source>
        <translation>Felder von %1 gespeichert</translation>
    </message>
    <message>
        <source>They hold from the next request on.</source>
        <translation>Sie gelten ab der nächsten Anfrage.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Choose fields…</source>
        <translation>Felder wählen …</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>columns hide show permission set</source>
        <translation>Spalten verbergen zeigen Berechtigungssatz</translation>
    </message>
    <message>
        <source>Save the fields</source>
        <translation>Felder speichern</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>All, also those that come later</source>
        <translation>Alle, auch die, die später dazukommen</translation>
    </message>
</context>
<context>
    <name>FieldAccessRow</name>
    <message>
        <source>everybody</source>
        <translation>alle</translation>
    </message>
</context>
<context>
    <name>FieldAccessScope</name>
    <message>
        <source>Fields of</source>
        <translation>Felder von</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Holders of %1</source>
        <translation>Inhaber von %1</translation>
    </message>
    <message>
        <source>Code of a permission set</source>
        <translation>Code eines Berechtigungssatzes</translation>
    </message>
    <message>
        <source>Give more to its holders</source>
        <translation>Seinen Inhabern mehr geben</translation>
    </message>
</context>
<context>
    <name>FieldButtons</name>
    <message>
        <source>Close the form</source>
        <translation>Formular schließen</translation>
    </message>
    <message>
        <source>Change the field</source>
        <translation>Feld ändern</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Wie es war</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Drop the field with its values</source>
        <translation>Feld mit seinen Werten löschen</translation>
    </message>
    <message>
        <source>Remove the field</source>
        <translation>Feld entfernen</translation>
    </message>
</context>
<context>
    <name>FieldExpression</name>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>gives</source>
        <translation>ergibt</translation>
    </message>
    <message>
        <source>Type of the value</source>
        <translation>Typ des Werts</translation>
    </message>
</context>
<context>
    <name>FieldForm</name>
    <message>
        <source>field_name</source>
        <translation>feld_name</translation>
    </message>
    <message>
        <source>required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>unique</source>
        <translation>eindeutig</translation>
    </message>
    <message>
        <source>personal</source>
        <translation>persönlich</translation>
    </message>
    <message>
        <source>Choices, separated by commas: open, in review, released</source>
        <translation>Auswahl, durch Kommas getrennt: offen, in Prüfung, freigegeben</translation>
    </message>
    <message>
        <source>several</source>
        <translation>mehrere</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>shortest</source>
        <translation>kürzestens</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>längstens</translation>
    </message>
    <message>
        <source>pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>no mask</source>
        <translation>keine Maske</translation>
    </message>
    <message>
        <source>mask: %1</source>
        <translation>Maske: %1</translation>
    </message>
    <message>
        <source>managed: filled from who makes the record, for nobody to write</source>
        <translation>verwaltet: gefüllt mit dem, der den Datensatz anlegt, von niemandem zu schreiben</translation>
    </message>
    <message>
        <source>Filled with</source>
        <translation>Gefüllt mit</translation>
    </message>
    <message>
        <source>the id of who makes it</source>
        <translation>der ID dessen, der ihn anlegt</translation>
    </message>
    <message>
        <source>the address of who makes it</source>
        <translation>der Adresse dessen, der ihn anlegt</translation>
    </message>
    <message>
        <source>the role of who makes it</source>
        <translation>der Rolle dessen, der ihn anlegt</translation>
    </message>
    <message>
        <source>the account of who makes it</source>
        <translation>dem Konto dessen, der ihn anlegt</translation>
    </message>
</context>
<context>
    <name>FieldList</name>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Every record also has id, account, created and updated.</source>
        <translation>Jeder Datensatz hat außerdem id, Konto, angelegt und geändert.</translation>
    </message>
    <message>
        <source>Add field</source>
        <translation>Feld hinzufügen</translation>
    </message>
</context>
<context>
    <name>FieldReference</name>
    <message>
        <source>refers to</source>
        <translation>verweist auf</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>and when that is deleted</source>
        <translation>und wenn das gelöscht wird</translation>
    </message>
    <message>
        <source>refuse it</source>
        <translation>verweigern</translation>
    </message>
    <message>
        <source>delete this one too</source>
        <translation>diesen auch löschen</translation>
    </message>
    <message>
        <source>empty this field</source>
        <translation>dieses Feld leeren</translation>
    </message>
</context>
<context>
    <name>FieldSummary</name>
    <message>
        <source>was %1</source>
        <translation>war %1</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>will be dropped</source>
        <translation>wird gelöscht</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>unique</source>
        <translation>eindeutig</translation>
    </message>
    <message>
        <source>personal</source>
        <translation>persönlich</translation>
    </message>
    <message>
        <source>managed</source>
        <translation>verwaltet</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter, for instance  name ~ &apos;rock&apos; &amp;&amp; created_at &gt; &apos;2026-01-01&apos;</source>
        <translation>Filter, zum Beispiel  name ~ &apos;rock&apos; &amp;&amp; created_at &gt; &apos;2026-01-01&apos;</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
    <message>
        <source>Build the filter from rows</source>
        <translation>Filter aus Zeilen bauen</translation>
    </message>
    <message>
        <source>Choose and arrange columns</source>
        <translation>Spalten wählen und ordnen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import a file of records</source>
        <translation>Eine Datei mit Datensätzen importieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export records into a file</source>
        <translation>Datensätze in eine Datei exportieren</translation>
    </message>
</context>
<context>
    <name>FilterBuilder</name>
    <message>
        <source>This filter says more than rows can</source>
        <translation>Dieser Filter sagt mehr, als Zeilen können</translation>
    </message>
    <message>
        <source>It goes on working as text. Rows begin anew and take its place.</source>
        <translation>Er gilt als Text weiter. Zeilen beginnen von vorn und ersetzen ihn.</translation>
    </message>
    <message>
        <source>“and” binds before “or”.</source>
        <translation>„und“ bindet vor „oder“.</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>Bedingung hinzufügen</translation>
    </message>
    <message>
        <source>Begin anew with rows</source>
        <translation>Mit Zeilen neu beginnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>enthält nicht</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>greater than</source>
        <translation>größer als</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>kleiner als</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>ist eines von</translation>
    </message>
    <message>
        <source>is none of</source>
        <translation>ist keines von</translation>
    </message>
    <message>
        <source>has</source>
        <translation>hat</translation>
    </message>
    <message>
        <source>has one containing</source>
        <translation>hat eines mit</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation>ist nicht leer</translation>
    </message>
    <message>
        <source>where</source>
        <translation>wo</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>or</source>
        <translation>oder</translation>
    </message>
    <message>
        <source>several, with commas</source>
        <translation>mehrere, mit Kommas</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Remove the condition</source>
        <translation>Bedingung entfernen</translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>Create the first administrator</source>
        <translation>Ersten Administrator anlegen</translation>
    </message>
    <message>
        <source>on this computer, in %1</source>
        <translation>auf diesem Rechner, in %1</translation>
    </message>
    <message>
        <source>Setup token</source>
        <translation>Einrichtungstoken</translation>
    </message>
    <message>
        <source>The server printed it when it started for the first time.</source>
        <translation>Der Server hat es beim ersten Start ausgegeben.</translation>
    </message>
    <message>
        <source>Account name</source>
        <translation>Name des Kontos</translation>
    </message>
    <message>
        <source>Your company, laboratory or project. Its records stay apart from all others.</source>
        <translation>Ihre Firma, Ihr Labor oder Projekt. Seine Datensätze bleiben von allen anderen getrennt.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Repeat the password</source>
        <translation>Passwort wiederholen</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Die beiden Passwörter sind verschieden.</translation>
    </message>
    <message>
        <source>Create administrator</source>
        <translation>Administrator anlegen</translation>
    </message>
</context>
<context>
    <name>FormField</name>
    <message>
        <source>required</source>
        <translation>Pflicht</translation>
    </message>
</context>
<context>
    <name>FormShell</name>
    <message>
        <source>All servers</source>
        <translation>Alle Server</translation>
    </message>
</context>
<context>
    <name>GlobalCommands</name>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Show all shortcuts</source>
        <translation>Alle Tastenkürzel zeigen</translation>
    </message>
    <message>
        <source>Switch to light appearance</source>
        <translation>Zu heller Darstellung wechseln</translation>
    </message>
    <message>
        <source>Switch to dark appearance</source>
        <translation>Zu dunkler Darstellung wechseln</translation>
    </message>
    <message>
        <source>theme dark light appearance</source>
        <translation>Thema dunkel hell Darstellung Aussehen</translation>
    </message>
    <message>
        <source>Switch to English</source>
        <translation>Zu Englisch wechseln</translation>
    </message>
    <message>
        <source>Switch to German</source>
        <translation>Zu Deutsch wechseln</translation>
    </message>
    <message>
        <source>language english german deutsch</source>
        <translation>Sprache englisch deutsch english</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Prüfpfad</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>Neue Sammlung</translation>
    </message>
    <message>
        <source>create schema table</source>
        <translation>anlegen Schema Tabelle</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Expand the sidebar</source>
        <translation>Seitenleiste ausklappen</translation>
    </message>
    <message>
        <source>Collapse the sidebar</source>
        <translation>Seitenleiste einklappen</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Hide the inspector</source>
        <translation>Inspektor ausblenden</translation>
    </message>
    <message>
        <source>Show the inspector</source>
        <translation>Inspektor einblenden</translation>
    </message>
    <message>
        <source>All servers</source>
        <translation>Alle Server</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>connections disconnect</source>
        <translation>Verbindungen trennen</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>backup restore language appearance about licences</source>
        <translation>sicherung wiederherstellen sprache aussehen über lizenzen</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>people sessions password lock</source>
        <translation>personen sitzungen passwort sperre</translation>
    </message>
    <message>
        <source>Permission sets</source>
        <translation>Berechtigungssätze</translation>
    </message>
    <message>
        <source>roles rights matrix access</source>
        <translation>rollen rechte matrix zugriff</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>members teams</source>
        <translation>mitglieder teams</translation>
    </message>
    <message>
        <source>My profile</source>
        <translation>Mein Profil</translation>
    </message>
    <message>
        <source>name password sessions sign out everywhere</source>
        <translation>name passwort sitzungen überall abmelden</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>why can explain decision view as</source>
        <translation>warum darf erklären Entscheidung ansehen als</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>tenants organisations owners</source>
        <translation>Mandanten Organisationen Besitzer</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>Einladungen</translation>
    </message>
    <message>
        <source>invite members link</source>
        <translation>einladen Mitglieder Link</translation>
    </message>
    <message>
        <source>Sign-in providers</source>
        <translation>Anmeldeanbieter</translation>
    </message>
    <message>
        <source>directory single sign-on oauth saml ldap groups mapping</source>
        <translation>verzeichnis single sign-on oauth saml ldap gruppen zuordnung</translation>
    </message>
    <message>
        <source>Access lists</source>
        <translation>Zugriffslisten</translation>
    </message>
    <message>
        <source>resources types roles share grant deny acl</source>
        <translation>Ressourcen Arten Rollen teilen geben verweigern ACL</translation>
    </message>
</context>
<context>
    <name>GrantRow</name>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Take %1 back</source>
        <translation>%1 zurücknehmen</translation>
    </message>
</context>
<context>
    <name>GridCell</name>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>staged</source>
        <translation>vorgemerkt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>GridHeaderCell</name>
    <message>
        <source>sorted upwards</source>
        <translation>aufsteigend sortiert</translation>
    </message>
    <message>
        <source>sorted downwards</source>
        <translation>absteigend sortiert</translation>
    </message>
    <message>
        <source>Filter by %1</source>
        <translation>Nach %1 filtern</translation>
    </message>
    <message>
        <source>PII</source>
        <translation>PII</translation>
    </message>
</context>
<context>
    <name>GridHeaderMenu</name>
    <message>
        <source>Sort upwards</source>
        <translation>Aufsteigend sortieren</translation>
    </message>
    <message>
        <source>Sort downwards</source>
        <translation>Absteigend sortieren</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtern …</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Nach links</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Nach rechts</translation>
    </message>
    <message>
        <source>Scroll the column with the others</source>
        <translation>Spalte mit den anderen rollen</translation>
    </message>
    <message>
        <source>Keep the column at the left</source>
        <translation>Spalte links festhalten</translation>
    </message>
    <message>
        <source>Hide the column</source>
        <translation>Spalte ausblenden</translation>
    </message>
    <message>
        <source>Copy the name</source>
        <translation>Namen kopieren</translation>
    </message>
</context>
<context>
    <name>GroupCommands</name>
    <message>
        <source>New group</source>
        <translation>Neue Gruppe</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Disable…</source>
        <translation>Deaktivieren …</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Aktivieren</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Add a member…</source>
        <translation>Mitglied hinzufügen …</translation>
    </message>
    <message>
        <source>Give a set…</source>
        <translation>Satz geben …</translation>
    </message>
    <message>
        <source>Find a group</source>
        <translation>Gruppe suchen</translation>
    </message>
    <message>
        <source>Reload the groups</source>
        <translation>Gruppen neu laden</translation>
    </message>
    <message>
        <source>Map a provider’s group…</source>
        <translation>Gruppe eines Anbieters zuordnen …</translation>
    </message>
    <message>
        <source>directory role external</source>
        <translation>Verzeichnis Rolle extern</translation>
    </message>
    <message>
        <source>Sync members…</source>
        <translation>Mitglieder abgleichen …</translation>
    </message>
    <message>
        <source>list import addresses</source>
        <translation>Liste Import Adressen</translation>
    </message>
    <message>
        <source>Where members come from…</source>
        <translation>Woher Mitglieder kommen …</translation>
    </message>
    <message>
        <source>internal external hybrid provider</source>
        <translation>intern extern hybrid Anbieter</translation>
    </message>
</context>
<context>
    <name>GroupDialog</name>
    <message>
        <source>New group in %1</source>
        <translation>Neue Gruppe in %1</translation>
    </message>
    <message>
        <source>Rename the group</source>
        <translation>Gruppe umbenennen</translation>
    </message>
    <message>
        <source>Group %1 created</source>
        <translation>Gruppe %1 angelegt</translation>
    </message>
    <message>
        <source>The group is now called %1</source>
        <translation>Die Gruppe heißt jetzt %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>For instance: Wet lab</source>
        <translation>Zum Beispiel: Nasslabor</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Every new user of the account becomes a member</source>
        <translation>Jeder neue Benutzer des Kontos wird Mitglied</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Members come</source>
        <translation>Mitglieder kommen</translation>
    </message>
    <message>
        <source>What the provider calls its groups and roles is mapped to this group afterwards.</source>
        <translation>Wie der Anbieter seine Gruppen und Rollen nennt, wird dieser Gruppe danach zugeordnet.</translation>
    </message>
</context>
<context>
    <name>GroupEndDialog</name>
    <message>
        <source>Delete the group %1?</source>
        <translation>Die Gruppe %1 löschen?</translation>
    </message>
    <message>
        <source>Disable the group %1?</source>
        <translation>Die Gruppe %1 deaktivieren?</translation>
    </message>
    <message>
        <source>This cannot be undone. The audit trail keeps who was in it.</source>
        <translation>Das lässt sich nicht zurücknehmen. Der Prüfpfad bewahrt, wer darin war.</translation>
    </message>
    <message>
        <source>It grants nothing until it is enabled again; its members stay in it.</source>
        <translation>Sie gewährt nichts, bis sie wieder aktiviert ist; ihre Mitglieder bleiben in ihr.</translation>
    </message>
    <message>
        <source>Group %1 deleted</source>
        <translation>Gruppe %1 gelöscht</translation>
    </message>
    <message>
        <source>Nobody is in it: nobody loses anything.</source>
        <translation>Niemand ist darin: niemand verliert etwas.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are in it. It was given nothing, so they lose nothing but the membership.</source>
        <translation>
            <numerusform>%Ln Person ist darin. Die Gruppe hat nichts bekommen, also endet nur die Mitgliedschaft.</numerusform>
            <numerusform>%Ln Personen sind darin. Die Gruppe hat nichts bekommen, also endet nur die Mitgliedschaft.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people lose</source>
        <translation>
            <numerusform>%Ln Person verliert,</numerusform>
            <numerusform>%Ln Personen verlieren,</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>what %Ln set(s) or permissions gave them through it, unless they have it in another way.</source>
        <translation>
            <numerusform>was %Ln Satz oder Berechtigung ihnen durch sie gab, sofern sie es nicht auf anderem Weg haben.</numerusform>
            <numerusform>was %Ln Sätze oder Berechtigungen ihnen durch sie gaben, sofern sie es nicht auf anderem Weg haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Deaktivieren</translation>
    </message>
</context>
<context>
    <name>GroupGifts</name>
    <message>
        <source>Was given</source>
        <translation>Hat bekommen</translation>
    </message>
    <message>
        <source>Nothing yet: its members gain nothing by it.</source>
        <translation>Noch nichts: ihre Mitglieder gewinnen nichts durch sie.</translation>
    </message>
</context>
<context>
    <name>GroupInspector</name>
    <message>
        <source>Hide the inspector</source>
        <translation>Inspektor ausblenden</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>make users of who is none</source>
        <translation>machen Benutzer aus denen, die keine sind</translation>
    </message>
</context>
<context>
    <name>GroupKindDialog</name>
    <message>
        <source>Where do the members of %1 come from?</source>
        <translation>Woher kommen die Mitglieder von %1?</translation>
    </message>
    <message>
        <source>Members come</source>
        <translation>Mitglieder kommen</translation>
    </message>
    <message>
        <source>People in a provider’s list who are no users become some</source>
        <translation>Wer in der Liste eines Anbieters steht und kein Benutzer ist, wird einer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) by hand go, unless a provider or a list names them as well.</source>
        <translation>
            <numerusform>%Ln Mitglied von Hand geht, wenn es nicht auch ein Anbieter oder eine Liste nennt.</numerusform>
            <numerusform>%Ln Mitglieder von Hand gehen, wenn sie nicht auch ein Anbieter oder eine Liste nennt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) from providers and lists go.</source>
        <translation>
            <numerusform>%Ln Mitglied von Anbietern und aus Listen geht.</numerusform>
            <numerusform>%Ln Mitglieder von Anbietern und aus Listen gehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody goes.</source>
        <translation>Niemand geht.</translation>
    </message>
    <message>
        <source>That counts the first %1 of %2 members.</source>
        <translation>Gezählt sind die ersten %1 von %2 Mitgliedern.</translation>
    </message>
    <message numerus="yes">
        <source>Its lists and %Ln mapping(s) are deleted.</source>
        <translation>
            <numerusform>Ihre Listen und %Ln Zuordnung werden gelöscht.</numerusform>
            <numerusform>Ihre Listen und %Ln Zuordnungen werden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its lists are deleted.</source>
        <translation>Ihre Listen werden gelöscht.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
</context>
<context>
    <name>GroupKinds</name>
    <message>
        <source>from sign-in providers</source>
        <translation>von Anmelde-Anbietern</translation>
    </message>
    <message>
        <source>by hand and from providers</source>
        <translation>von Hand und von Anbietern</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
</context>
<context>
    <name>GroupList</name>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>No groups yet</source>
        <translation>Noch keine Gruppen</translation>
    </message>
    <message>
        <source>A group passes on to its members what it was given: people come and go, the sets stay.</source>
        <translation>Eine Gruppe gibt ihren Mitgliedern weiter, was sie bekommen hat: Leute kommen und gehen, die Sätze bleiben.</translation>
    </message>
    <message>
        <source>No such group</source>
        <translation>Keine solche Gruppe</translation>
    </message>
    <message>
        <source>No group has that in its name, code or description.</source>
        <translation>Keine Gruppe hat das in Name, Code oder Beschreibung.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
</context>
<context>
    <name>GroupMembers</name>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln Mitglied</numerusform>
            <numerusform>%Ln Mitglieder</numerusform>
        </translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Nobody is in it yet.</source>
        <translation>Noch ist niemand darin.</translation>
    </message>
</context>
<context>
    <name>GroupRow</name>
    <message>
        <source>system</source>
        <translation>System</translation>
    </message>
    <message>
        <source>every new user</source>
        <translation>jeder neue Benutzer</translation>
    </message>
    <message>
        <source>takes no new members</source>
        <translation>nimmt keine neuen Mitglieder</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
</context>
<context>
    <name>GroupsPage</name>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>%1 in all accounts</source>
        <translation>%1 in allen Konten</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Choose an account first: a group belongs to one.</source>
        <translation>Wählen Sie zuerst ein Konto: eine Gruppe gehört zu einem.</translation>
    </message>
    <message>
        <source>Find by name, code or description</source>
        <translation>Name, Code oder Beschreibung</translation>
    </message>
</context>
<context>
    <name>HeaderFilterPopup</name>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>greater than</source>
        <translation>größer als</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>kleiner als</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation>ist nicht leer</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
</context>
<context>
    <name>HolderList</name>
    <message>
        <source>Given to</source>
        <translation>Gegeben an</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people hold it</source>
        <translation>
            <numerusform>%Ln Person hält es</numerusform>
            <numerusform>%Ln Personen halten es</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody was given it.</source>
        <translation>Niemand hat es bekommen.</translation>
    </message>
    <message>
        <source>Not everybody can be told</source>
        <translation>Nicht alle lassen sich nennen</translation>
    </message>
    <message>
        <source>There are more than are shown here.</source>
        <translation>Es gibt mehr, als hier gezeigt werden.</translation>
    </message>
    <message>
        <source>Beside them superadmins hold everything, and the account&apos;s owner everything but records.</source>
        <translation>Daneben halten Superadmins alles und der Besitzer des Kontos alles außer Datensätzen.</translation>
    </message>
</context>
<context>
    <name>HolderPicker</name>
    <message>
        <source>A user</source>
        <translation>Ein Benutzer</translation>
    </message>
    <message>
        <source>A group</source>
        <translation>Eine Gruppe</translation>
    </message>
    <message>
        <source>Find a group</source>
        <translation>Gruppe suchen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Personen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HolderRow</name>
    <message>
        <source>ended %1</source>
        <translation>endete %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Take it back from %1</source>
        <translation>Von %1 zurücknehmen</translation>
    </message>
</context>
<context>
    <name>ImportBar</name>
    <message numerus="yes">
        <source>%L1 of %Ln column(s) go into fields</source>
        <translation>
            <numerusform>%L1 von %Ln Spalte geht in Felder</numerusform>
            <numerusform>%L1 von %Ln Spalten gehen in Felder</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>This file is imported. To import it once more, change something or choose it again.</source>
        <translation>Diese Datei ist importiert. Für einen weiteren Import ändern Sie etwas oder wählen Sie sie noch einmal.</translation>
    </message>
</context>
<context>
    <name>ImportColumnList</name>
    <message>
        <source>The file cannot be read like this</source>
        <translation>So lässt sich die Datei nicht lesen</translation>
    </message>
    <message>
        <source>Required, and no column goes there</source>
        <translation>Pflichtfelder, in die keine Spalte geht</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>Erste Werte</translation>
    </message>
    <message>
        <source>Goes into</source>
        <translation>Geht in</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>Spalten der Datei</translation>
    </message>
</context>
<context>
    <name>ImportColumnRow</name>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>do not import</source>
        <translation>nicht importieren</translation>
    </message>
</context>
<context>
    <name>ImportCommands</name>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>try check validate</source>
        <translation>probieren prüfen testen</translation>
    </message>
</context>
<context>
    <name>ImportDrop</name>
    <message>
        <source>Drop it here</source>
        <translation>Hier ablegen</translation>
    </message>
    <message>
        <source>Import a file into %1</source>
        <translation>Eine Datei in %1 importieren</translation>
    </message>
    <message>
        <source>CSV, JSON or NDJSON, of any length. Drop it here or choose it; nothing is written before you say so.</source>
        <translation>CSV, JSON oder NDJSON, beliebig lang. Hier ablegen oder wählen; geschrieben wird erst, wenn Sie es sagen.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.json *.ndjson *.jsonl)</source>
        <translation>Tabellen (*.csv *.tsv *.txt *.json *.ndjson *.jsonl)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Path of the file</source>
        <translation>Pfad der Datei</translation>
    </message>
</context>
<context>
    <name>ImportFaultList</name>
    <message>
        <source>Row</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Die Liste kopieren</translation>
    </message>
    <message>
        <source>The list is on the clipboard</source>
        <translation>Die Liste liegt in der Zwischenablage</translation>
    </message>
    <message>
        <source>Rows that do not fit</source>
        <translation>Sätze, die nicht passen</translation>
    </message>
    <message>
        <source>Row %L1, %2: %3</source>
        <translation>Satz %L1, %2: %3</translation>
    </message>
    <message>
        <source>These are the first %L1 of %L2.</source>
        <translation>Dies sind die ersten %L1 von %L2.</translation>
    </message>
</context>
<context>
    <name>ImportFile</name>
    <message>
        <source>Drop it here</source>
        <translation>Hier ablegen</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>Eine andere Datei</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.json *.ndjson *.jsonl)</source>
        <translation>Tabellen (*.csv *.tsv *.txt *.json *.ndjson *.jsonl)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>ImportFormat</name>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>First line names the columns</source>
        <translation>Erste Zeile nennt die Spalten</translation>
    </message>
    <message>
        <source>Remove apostrophes before formulas</source>
        <translation>Apostroph vor Formeln wegnehmen</translation>
    </message>
</context>
<context>
    <name>ImportResult</name>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Every row fits</source>
        <translation>Jeder Satz passt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) do not fit</source>
        <translation>
            <numerusform>%Ln Satz passt nicht</numerusform>
            <numerusform>%Ln Sätze passen nicht</numerusform>
        </translation>
    </message>
    <message>
        <source>The file is imported</source>
        <translation>Die Datei ist importiert</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>What was written stays. The next import goes on with row %L1.</source>
        <translation>Was geschrieben ist, bleibt. Der nächste Import geht mit Satz %L1 weiter.</translation>
    </message>
    <message>
        <source>The rows below were passed over.</source>
        <translation>Die Sätze unten wurden übergangen.</translation>
    </message>
    <message>
        <source>Something was changed since then.</source>
        <translation>Seitdem wurde etwas geändert.</translation>
    </message>
    <message>
        <source>would be created</source>
        <translation>würden angelegt</translation>
    </message>
    <message>
        <source>created</source>
        <translation>angelegt</translation>
    </message>
    <message>
        <source>would be changed</source>
        <translation>würden geändert</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>do not fit</source>
        <translation>passen nicht</translation>
    </message>
    <message>
        <source>Show the records</source>
        <translation>Datensätze zeigen</translation>
    </message>
    <message>
        <source>Not tried yet</source>
        <translation>Noch nicht probiert</translation>
    </message>
    <message>
        <source>A dry run reads the whole file, holds every row against the fields and rules of the collection, and writes nothing.</source>
        <translation>Ein Probelauf liest die ganze Datei, prüft jeden Satz an Feldern und Regeln der Sammlung und schreibt nichts.</translation>
    </message>
    <message>
        <source>The file has no rows</source>
        <translation>Die Datei hat keine Zeilen</translation>
    </message>
    <message>
        <source>No row was imported</source>
        <translation>Keine Zeile wurde importiert</translation>
    </message>
</context>
<context>
    <name>ImportRows</name>
    <message>
        <source>stay: every row is new</source>
        <translation>bleiben: jeder Satz ist neu</translation>
    </message>
    <message>
        <source>change, found by %1</source>
        <translation>ändern sich, gefunden über %1</translation>
    </message>
    <message>
        <source>Records that exist</source>
        <translation>Vorhandene Datensätze</translation>
    </message>
    <message>
        <source>A faulty row</source>
        <translation>Ein fehlerhafter Satz</translation>
    </message>
    <message>
        <source>Batches before its own are written and stay.</source>
        <translation>Die Pakete vor dem seinen sind geschrieben und bleiben.</translation>
    </message>
    <message>
        <source>The others are written; the faulty ones are listed.</source>
        <translation>Die anderen werden geschrieben, die fehlerhaften aufgelistet.</translation>
    </message>
    <message>
        <source>ends the import</source>
        <translation>beendet den Import</translation>
    </message>
    <message>
        <source>is passed over</source>
        <translation>wird übergangen</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>Erster Satz</translation>
    </message>
    <message>
        <source>Rows before this one are left alone.</source>
        <translation>Sätze davor werden nicht angerührt.</translation>
    </message>
    <message>
        <source>For which account?</source>
        <translation>Für welches Konto?</translation>
    </message>
    <message>
        <source>All accounts are shown, so new records get your own. Choose an account at the top, or a column that goes into account_id.</source>
        <translation>Alle Konten werden gezeigt, neue Datensätze bekommen daher Ihr eigenes. Wählen Sie oben ein Konto, oder eine Spalte, die in account_id geht.</translation>
    </message>
</context>
<context>
    <name>ImportSample</name>
    <message>
        <source>First rows of the file</source>
        <translation>Erste Sätze der Datei</translation>
    </message>
    <message>
        <source>do not import</source>
        <translation>nicht importieren</translation>
    </message>
    <message>
        <source>There are no rows below the names of the columns.</source>
        <translation>Unter den Spaltennamen stehen keine Zeilen.</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <source>Columns (%L1)</source>
        <translation>Spalten (%L1)</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Erste Sätze</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>IndexList</name>
    <message>
        <source>Indexes</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>Unique fields and references have theirs already.</source>
        <translation>Eindeutige Felder und Verweise haben ihre schon.</translation>
    </message>
    <message>
        <source>No indexes of its own</source>
        <translation>Keine eigenen Indizes</translation>
    </message>
    <message>
        <source>An index makes filters and sorting by its fields fast, and can keep several fields together unique.</source>
        <translation>Ein Index macht Filtern und Sortieren nach seinen Feldern schnell und kann mehrere Felder zusammen eindeutig halten.</translation>
    </message>
    <message>
        <source>Add index</source>
        <translation>Index hinzufügen</translation>
    </message>
</context>
<context>
    <name>IndexRow</name>
    <message>
        <source>name, or leave it to the server</source>
        <translation>Name, oder dem Server überlassen</translation>
    </message>
    <message>
        <source>will be dropped</source>
        <translation>wird gelöscht</translation>
    </message>
    <message>
        <source>unique</source>
        <translation>eindeutig</translation>
    </message>
    <message>
        <source>Keep the index</source>
        <translation>Index behalten</translation>
    </message>
    <message>
        <source>Drop the index</source>
        <translation>Index löschen</translation>
    </message>
    <message>
        <source>Add a field…</source>
        <translation>Feld hinzufügen…</translation>
    </message>
    <message>
        <source>only where, for instance  state = &apos;open&apos;</source>
        <translation>nur wo, zum Beispiel  state = &apos;open&apos;</translation>
    </message>
</context>
<context>
    <name>InspectorField</name>
    <message>
        <source>PII</source>
        <translation>PII</translation>
    </message>
    <message>
        <source>staged</source>
        <translation>vorgemerkt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Choose from %1…</source>
        <translation>Aus %1 wählen …</translation>
    </message>
    <message>
        <source>Look at the related record</source>
        <translation>Verknüpften Datensatz ansehen</translation>
    </message>
</context>
<context>
    <name>InvitationActionRow</name>
    <message>
        <source>required</source>
        <translation>erforderlich</translation>
    </message>
</context>
<context>
    <name>InvitationCommands</name>
    <message>
        <source>Invite somebody</source>
        <translation>Jemanden einladen</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>Einladungen</translation>
    </message>
    <message>
        <source>Send another link</source>
        <translation>Neuen Link senden</translation>
    </message>
    <message>
        <source>Take the invitation back…</source>
        <translation>Einladung zurücknehmen …</translation>
    </message>
    <message>
        <source>Reload the invitations</source>
        <translation>Einladungen neu laden</translation>
    </message>
    <message>
        <source>Find an invitation</source>
        <translation>Einladung suchen</translation>
    </message>
</context>
<context>
    <name>InvitationHead</name>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>can be used</source>
        <translation>gilt</translation>
    </message>
</context>
<context>
    <name>InvitationInspector</name>
    <message>
        <source>Hide the inspector</source>
        <translation>Inspektor ausblenden</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Eingeladen</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Done along with it</source>
        <translation>Was damit geschieht</translation>
    </message>
    <message>
        <source>Nothing but what its role and groups give.</source>
        <translation>Nichts außer dem, was Rolle und Gruppen geben.</translation>
    </message>
</context>
<context>
    <name>InvitationLinkDialog</name>
    <message>
        <source>The invitation was mailed to %1</source>
        <translation>Die Einladung wurde an %1 gesandt</translation>
    </message>
    <message>
        <source>Hand this link on to %1</source>
        <translation>Geben Sie diesen Link an %1 weiter</translation>
    </message>
    <message>
        <source>It can be used until %1 (UTC).</source>
        <translation>Er gilt bis %1 (UTC).</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>The link is on the clipboard</source>
        <translation>Der Link ist in der Zwischenablage</translation>
    </message>
    <message>
        <source>The server has no mail to send it by, and does not tell it again. Whoever has the link becomes the member with this address.</source>
        <translation>Der Server kann ihn nicht per E-Mail senden und nennt ihn nicht noch einmal. Wer den Link hat, wird das Mitglied mit dieser Adresse.</translation>
    </message>
</context>
<context>
    <name>InvitationRow</name>
    <message>
        <source>mailed, %1</source>
        <translation>per E-Mail gesandt, %1</translation>
    </message>
    <message>
        <source>handed on by hand, %1</source>
        <translation>von Hand weitergegeben, %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Take the invitation of %1 back</source>
        <translation>Die Einladung von %1 zurücknehmen</translation>
    </message>
    <message>
        <source>Send %1 another link</source>
        <translation>%1 einen neuen Link senden</translation>
    </message>
</context>
<context>
    <name>InvitationTexts</name>
    <message>
        <source>pending</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>accepted, in the works</source>
        <translation>angenommen, in Arbeit</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>in the works</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>Member of a group</source>
        <translation>Mitglied einer Gruppe</translation>
    </message>
    <message>
        <source>A permission set</source>
        <translation>Ein Berechtigungssatz</translation>
    </message>
    <message>
        <source>A permission</source>
        <translation>Eine Berechtigung</translation>
    </message>
    <message>
        <source>Access to a resource</source>
        <translation>Zugriff auf eine Ressource</translation>
    </message>
    <message>
        <source>A mail of welcome</source>
        <translation>Eine Mail zur Begrüßung</translation>
    </message>
    <message>
        <source>A mail to who invited</source>
        <translation>Eine Mail an die einladende Person</translation>
    </message>
    <message>
        <source>Work for a program</source>
        <translation>Arbeit für ein Programm</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>when it is declined</source>
        <translation>wenn sie abgelehnt wird</translation>
    </message>
    <message>
        <source>when its time is over</source>
        <translation>wenn ihre Zeit um ist</translation>
    </message>
    <message>
        <source>when it is accepted</source>
        <translation>wenn sie angenommen wird</translation>
    </message>
    <message>
        <source>unless already a member</source>
        <translation>außer bei Mitgliedern</translation>
    </message>
    <message>
        <source>unless the set is already held</source>
        <translation>außer wer den Satz schon hat</translation>
    </message>
    <message>
        <source>unless there is access already</source>
        <translation>außer wer schon Zugriff hat</translation>
    </message>
</context>
<context>
    <name>InvitationsEmpty</name>
    <message>
        <source>No invitation found</source>
        <translation>Keine Einladung gefunden</translation>
    </message>
    <message>
        <source>Nobody was invited yet</source>
        <translation>Noch niemand eingeladen</translation>
    </message>
    <message>
        <source>None is in this state.</source>
        <translation>Keine ist in diesem Zustand.</translation>
    </message>
    <message>
        <source>Choose an account, then invite people into it by their address.</source>
        <translation>Wählen Sie ein Konto, dann laden Sie Leute mit ihrer Adresse ein.</translation>
    </message>
    <message>
        <source>An invitation is a secret link to one address. It gives a role and groups, and ends after two days.</source>
        <translation>Eine Einladung ist ein geheimer Link für eine Adresse. Sie gibt eine Rolle und Gruppen und endet nach zwei Tagen.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation>Konto wählen</translation>
    </message>
    <message>
        <source>No invitation fits the search and the state.</source>
        <translation>Keine Einladung passt zu Suche und Zustand.</translation>
    </message>
</context>
<context>
    <name>InvitationsPage</name>
    <message>
        <source>Invitations</source>
        <translation>Einladungen</translation>
    </message>
    <message>
        <source>%1 into all accounts</source>
        <translation>%1 in alle Konten</translation>
    </message>
    <message>
        <source>%1 into %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>State: any</source>
        <translation>Zustand: jeder</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>Choose an account first: an invitation leads into one.</source>
        <translation>Wählen Sie erst ein Konto: Eine Einladung führt in eines.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Find by address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message>
        <source>Invite into %1</source>
        <translation>In %1 einladen</translation>
    </message>
    <message>
        <source>%1 Missing: %2</source>
        <translation>%1 Es fehlt: %2</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>name@company.example</source>
        <translation>name@firma.example</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Owners hold every permission in the account but those for records, and decide who owns it.</source>
        <translation>Besitzer haben jede Berechtigung im Konto außer denen für Datensätze und bestimmen, wer es besitzt.</translation>
    </message>
    <message>
        <source>You can give what you hold yourself.</source>
        <translation>Sie können geben, was Sie selbst haben.</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>What the invited one should know</source>
        <translation>Was der Eingeladene wissen soll</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Einladen</translation>
    </message>
    <message>
        <source>Whoever gets the link becomes a member with this address. It is mailed, or shown to you where the server has no mail.</source>
        <translation>Wer den Link bekommt, wird Mitglied mit dieser Adresse. Er wird per E-Mail gesandt oder Ihnen gezeigt, wenn der Server keine senden kann.</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) are done with it</source>
        <translation>
            <numerusform>Damit geschieht %Ln Ding</numerusform>
            <numerusform>Damit geschehen %Ln Dinge</numerusform>
        </translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message numerus="yes">
        <source>Discard %Ln staged change(s)?</source>
        <translation>
            <numerusform>%Ln vorgemerkte Änderung verwerfen?</numerusform>
            <numerusform>%Ln vorgemerkte Änderungen verwerfen?</numerusform>
        </translation>
    </message>
    <message>
        <source>They were never sent to the server, and are lost when you leave it now.</source>
        <translation>Sie wurden nie an den Server geschickt und gehen verloren, wenn Sie ihn jetzt verlassen.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Discard and leave</source>
        <translation>Verwerfen und verlassen</translation>
    </message>
    <message>
        <source>End what is under way?</source>
        <translation>Beenden, was im Gange ist?</translation>
    </message>
    <message>
        <source>An import or export is under way, and is cancelled when you leave. What an import has written stays.</source>
        <translation>Ein Import oder Export ist im Gange und wird abgebrochen, wenn Sie gehen. Was ein Import geschrieben hat, bleibt.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Cancel and leave</source>
        <translation>Abbrechen und gehen</translation>
    </message>
    <message>
        <source>It has ended meanwhile.</source>
        <translation>Es ist inzwischen zu Ende.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Gehen</translation>
    </message>
</context>
<context>
    <name>LoginPage</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Code or short name, for instance AB1234. Superadmins: system.</source>
        <translation>Code oder Kurzname, zum Beispiel AB1234. Superadmins: system.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>I have a setup token for a new server</source>
        <translation>Ich habe ein Einrichtungstoken für einen neuen Server</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>Zweiter Faktor</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>The six digits that the app on your phone shows, or one of your recovery codes.</source>
        <translation>Die sechs Ziffern, die die App auf Ihrem Telefon zeigt, oder einer Ihrer Wiederherstellungscodes.</translation>
    </message>
    <message>
        <source>Sign in as somebody else</source>
        <translation>Als jemand anders anmelden</translation>
    </message>
    <message>
        <source>Lost the phone and the codes? A superadmin can remove the second factor.</source>
        <translation>Telefon und Codes verloren? Ein Superadmin kann den zweiten Faktor entfernen.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 – Basalt</source>
        <translation>%1 – Basalt</translation>
    </message>
    <message>
        <source>Basalt</source>
        <translation>Basalt</translation>
    </message>
    <message>
        <source>The view has ended</source>
        <translation>Die Ansicht ist zu Ende</translation>
    </message>
</context>
<context>
    <name>MappingDialog</name>
    <message>
        <source>Who comes into %1 by a provider?</source>
        <translation>Wer kommt durch einen Anbieter in %1?</translation>
    </message>
    <message>
        <source>Whoever signs in there, and is in the group or has the role, is a member from then on; of both together, who is in it and has it.</source>
        <translation>Wer sich dort anmeldet und in der Gruppe ist oder die Rolle hat, ist von da an Mitglied; bei beiden zusammen, wer darin ist und sie hat.</translation>
    </message>
    <message>
        <source>Sign-in provider</source>
        <translation>Anmelde-Anbieter</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>Bitte wählen</translation>
    </message>
    <message>
        <source>Its group</source>
        <translation>Seine Gruppe</translation>
    </message>
    <message>
        <source>Name or id, as the provider tells it</source>
        <translation>Name oder Id, wie der Anbieter sie nennt</translation>
    </message>
    <message>
        <source>Its role</source>
        <translation>Seine Rolle</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Zuordnen</translation>
    </message>
</context>
<context>
    <name>MappingList</name>
    <message>
        <source>From providers</source>
        <translation>Von Anbietern</translation>
    </message>
    <message>
        <source>role %1</source>
        <translation>Rolle %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove the mapping; who is in the group by it alone leaves it</source>
        <translation>Zuordnung entfernen; wer nur durch sie in der Gruppe ist, verlässt sie</translation>
    </message>
    <message>
        <source>Nothing is mapped: no provider brings anybody.</source>
        <translation>Nichts ist zugeordnet: Kein Anbieter bringt jemanden.</translation>
    </message>
</context>
<context>
    <name>MatrixCell</name>
    <message>
        <source>held</source>
        <translation>gehalten</translation>
    </message>
    <message>
        <source>through a node above</source>
        <translation>durch einen Knoten darüber</translation>
    </message>
    <message>
        <source>some of what is below</source>
        <translation>manches darunter</translation>
    </message>
    <message>
        <source>not held</source>
        <translation>nicht gehalten</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>goes</source>
        <translation>entfällt</translation>
    </message>
</context>
<context>
    <name>MatrixHead</name>
    <message>
        <source>Role %1</source>
        <translation>Rolle %1</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
</context>
<context>
    <name>MatrixLegend</name>
    <message>
        <source>held</source>
        <translation>gehalten</translation>
    </message>
    <message>
        <source>through a node above</source>
        <translation>durch einen Knoten darüber</translation>
    </message>
    <message>
        <source>some of what is below</source>
        <translation>manches darunter</translation>
    </message>
</context>
<context>
    <name>MatrixName</name>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>%1 · folder</source>
        <translation>%1 · Ordner</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>Permissions by set</source>
        <translation>Berechtigungen nach Satz</translation>
    </message>
    <message>
        <source>permission</source>
        <translation>Berechtigung</translation>
    </message>
</context>
<context>
    <name>MemberDialog</name>
    <message>
        <source>Add members to %1</source>
        <translation>Mitglieder zu %1 hinzufügen</translation>
    </message>
    <message>
        <source>They hold what the group was given from their next request on.</source>
        <translation>Ab ihrer nächsten Anfrage halten sie, was die Gruppe bekommen hat.</translation>
    </message>
    <message>
        <source>%1 is a member of %2</source>
        <translation>%1 ist Mitglied von %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 Missing: %2</source>
        <translation>%1 Es fehlt: %2</translation>
    </message>
</context>
<context>
    <name>MemberRow</name>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <translation>%1 herausnehmen</translation>
    </message>
    <message>
        <source>by a provider</source>
        <translation>durch einen Anbieter</translation>
    </message>
    <message>
        <source>by a list</source>
        <translation>durch eine Liste</translation>
    </message>
    <message>
        <source>as every new user</source>
        <translation>wie jeder neue Benutzer</translation>
    </message>
</context>
<context>
    <name>MemberSyncDialog</name>
    <message>
        <source>Sync the members of %1</source>
        <translation>Mitglieder von %1 abgleichen</translation>
    </message>
    <message>
        <source>The list takes the place of the one before: who is new in it joins, who is missing goes. Whom somebody added by hand, or a provider brings, stays.</source>
        <translation>Die Liste tritt an die Stelle der vorigen: Wer neu darin steht, kommt dazu, wer fehlt, geht. Wer von Hand dazukam oder über einen Anbieter, bleibt.</translation>
    </message>
    <message>
        <source>%1 is brought to its list: %2, %3</source>
        <translation>%1 ist auf dem Stand der Liste: %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln joined</source>
        <translation>
            <numerusform>%Ln dazugekommen</numerusform>
            <numerusform>%Ln dazugekommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>%Ln gegangen</numerusform>
            <numerusform>%Ln gegangen</numerusform>
        </translation>
    </message>
    <message>
        <source>All members by this list</source>
        <translation>Alle Mitglieder durch diese Liste</translation>
    </message>
    <message>
        <source>One address in each line. An empty list takes out everybody who came by it.</source>
        <translation>Eine Adresse je Zeile. Eine leere Liste nimmt alle heraus, die durch sie kamen.</translation>
    </message>
    <message numerus="yes">
        <source>A list has at most 5,000 addresses; these are %Ln.</source>
        <translation>
            <numerusform>Eine Liste hat höchstens 5.000 Adressen; hier ist es %Ln.</numerusform>
            <numerusform>Eine Liste hat höchstens 5.000 Adressen; hier sind es %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>name@company.example</source>
        <translation>name@firma.example</translation>
    </message>
    <message>
        <source>Begin with those who are in it by a list now</source>
        <translation>Mit denen beginnen, die jetzt durch eine Liste darin sind</translation>
    </message>
    <message>
        <source>Sign-in providers may bring lists of their own. Who stands in one of those stays, even if it is said here that he goes.</source>
        <translation>Anmeldeanbieter können eigene Listen bringen. Wer in einer davon steht, bleibt, auch wenn hier steht, dass er geht.</translation>
    </message>
    <message>
        <source>%1 Missing: %2</source>
        <translation>%1 Es fehlt: %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Who joins, who goes?</source>
        <translation>Wer kommt, wer geht?</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Abgleichen</translation>
    </message>
</context>
<context>
    <name>MemberSyncPreview</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 und %Ln weitere Person</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking whose addresses these are: %1 of %2</source>
        <translation>Es wird nachgesehen, wem die Adressen gehören: %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln join(s)</source>
        <translation>
            <numerusform>%Ln kommt dazu</numerusform>
            <numerusform>%Ln kommen dazu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln go(es)</source>
        <translation>
            <numerusform>%Ln geht</numerusform>
            <numerusform>%Ln gehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) of nobody in this account</source>
        <translation>
            <numerusform>%Ln Adresse, die niemandem in diesem Konto gehört</numerusform>
            <numerusform>%Ln Adressen, die niemandem in diesem Konto gehören</numerusform>
        </translation>
    </message>
    <message>
        <source>You are in the list</source>
        <translation>Sie stehen in der Liste</translation>
    </message>
    <message>
        <source>Nobody adds himself to a group: somebody else has to.</source>
        <translation>Niemand nimmt sich selbst in eine Gruppe auf: Das muss jemand anderes tun.</translation>
    </message>
    <message numerus="yes">
        <source>Nobody joins and nobody goes; %Ln stay(s).</source>
        <translation>
            <numerusform>Niemand kommt und niemand geht; %Ln bleibt.</numerusform>
            <numerusform>Niemand kommt und niemand geht; %Ln bleiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s) a member.</source>
        <translation>
            <numerusform>%Ln bleibt Mitglied.</numerusform>
            <numerusform>%Ln bleiben Mitglieder.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MfaPolicyDialog</name>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>The account</source>
        <translation>Das Konto</translation>
    </message>
    <message>
        <source>A group</source>
        <translation>Eine Gruppe</translation>
    </message>
    <message>
        <source>A user</source>
        <translation>Ein Benutzer</translation>
    </message>
    <message>
        <source>Second factor: of whom?</source>
        <translation>Zweiter Faktor: von wem?</translation>
    </message>
    <message>
        <source>The narrowest that says something decides: of a user, then of a group, of the account, of everybody.</source>
        <translation>Es entscheidet, was am engsten gefasst ist: für einen Benutzer, dann für eine Gruppe, für das Konto, für alle.</translation>
    </message>
    <message>
        <source>Of whom</source>
        <translation>Von wem</translation>
    </message>
    <message>
        <source>For an account, its groups and its users choose the account first.</source>
        <translation>Für ein Konto, seine Gruppen und Benutzer wählen Sie zuerst das Konto.</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>Was gilt</translation>
    </message>
    <message>
        <source>Whoever it is about, you perhaps as well, and has none yet sets one up with the next request, and may do nothing else before.</source>
        <translation>Wen es betrifft, vielleicht auch Sie, und wer noch keinen hat, richtet ab der nächsten Anfrage einen ein und darf vorher nichts anderes.</translation>
    </message>
    <message>
        <source>The password alone is enough, whatever a wider policy says. Who has set one up is still asked for it.</source>
        <translation>Das Passwort allein genügt, was auch immer eine weiter gefasste Richtlinie sagt. Wer einen eingerichtet hat, wird weiter danach gefragt.</translation>
    </message>
    <message>
        <source>Needs one</source>
        <translation>Braucht einen</translation>
    </message>
    <message>
        <source>Needs none</source>
        <translation>Braucht keinen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Festlegen</translation>
    </message>
</context>
<context>
    <name>MfaPolicyEndDialog</name>
    <message>
        <source>Remove what is said about %1?</source>
        <translation>Entfernen, was über %1 gesagt ist?</translation>
    </message>
    <message>
        <source>From the next request on the next wider policy counts; without one, no second factor is needed.</source>
        <translation>Ab der nächsten Anfrage gilt die nächst weitere Richtlinie; ohne eine ist kein zweiter Faktor nötig.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>MfaPolicyRow</name>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Everybody in %1</source>
        <translation>Alle in %1</translation>
    </message>
    <message>
        <source>The members of %1</source>
        <translation>Die Mitglieder von %1</translation>
    </message>
    <message>
        <source>needs a second factor</source>
        <translation>mit zweitem Faktor</translation>
    </message>
    <message>
        <source>needs none</source>
        <translation>ohne zweiten Faktor</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Change the name</source>
        <translation>Namen ändern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Empty: the address is shown instead.</source>
        <translation>Leer: stattdessen steht die Adresse da.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>NewCollectionPage</name>
    <message>
        <source>Create collection</source>
        <translation>Sammlung anlegen</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Collection %1 created</source>
        <translation>Sammlung %1 angelegt</translation>
    </message>
    <message>
        <source>Its rules are locked until you set them: only superadmins can reach it.</source>
        <translation>Ihre Regeln sind gesperrt, bis Sie sie setzen: Nur Superadmins kommen heran.</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>Neue Sammlung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>As it stands in the address of the API, for instance samples</source>
        <translation>Wie er in der Adresse der API steht, zum Beispiel samples</translation>
    </message>
    <message>
        <source>View %1 created</source>
        <translation>Sicht %1 angelegt</translation>
    </message>
    <message>
        <source>Records of its own</source>
        <translation>Eigene Datensätze</translation>
    </message>
    <message>
        <source>View of another collection</source>
        <translation>Sicht auf eine andere Sammlung</translation>
    </message>
    <message>
        <source>Nothing is stored: rows are made of the other collection&apos;s records whenever somebody reads them.</source>
        <translation>Nichts wird gespeichert: Zeilen entstehen aus den Datensätzen der anderen Sammlung, sooft jemand sie liest.</translation>
    </message>
    <message>
        <source>One transaction: the table, its indexes and foreign keys, and the audit entry. If anything fails, nothing is left behind.</source>
        <translation>Eine Transaktion: die Tabelle, ihre Indizes und Fremdschlüssel und der Eintrag im Protokoll. Schlägt etwas fehl, bleibt nichts zurück.</translation>
    </message>
</context>
<context>
    <name>NewUserDialog</name>
    <message>
        <source>New user of %1</source>
        <translation>Neuer Benutzer von %1</translation>
    </message>
    <message>
        <source>User %1 created</source>
        <translation>Benutzer %1 angelegt</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>name@company.example</source>
        <translation>name@firma.example</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>The set of the role is held by everybody who has it.</source>
        <translation>Den Satz der Rolle hält jeder, der sie hat.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>The user chooses it by a link, which is mailed, or shown to you where the server has no mail.</source>
        <translation>Der Benutzer wählt es über einen Link, der per Mail kommt oder Ihnen gezeigt wird, wo der Server keine Mail hat.</translation>
    </message>
    <message>
        <source>Send a link</source>
        <translation>Link senden</translation>
    </message>
    <message>
        <source>Set one now</source>
        <translation>Jetzt festlegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Never signs in and has no password: holds what a program may do.</source>
        <translation>Meldet sich nie an und hat kein Passwort: hält, was ein Programm darf.</translation>
    </message>
</context>
<context>
    <name>NoticeStack</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>OperationTexts</name>
    <message>
        <source>List</source>
        <translation>Auflisten</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Ändern</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Reload the overview</source>
        <translation>Übersicht neu laden</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>the whole server</source>
        <translation>der ganze Server</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>records</source>
        <translation>Datensätze</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln collection(s)</source>
        <translation>
            <numerusform>in %Ln Sammlung</numerusform>
            <numerusform>in %Ln Sammlungen</numerusform>
        </translation>
    </message>
    <message>
        <source>users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>in all accounts</source>
        <translation>in allen Konten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new in 7 days</source>
        <translation>
            <numerusform>%Ln neu in 7 Tagen</numerusform>
            <numerusform>%Ln neu in 7 Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>none new in 7 days</source>
        <translation>keine neuen in 7 Tagen</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>with the system account</source>
        <translation>mit dem Systemkonto</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>open sessions</source>
        <translation>offene Sitzungen</translation>
    </message>
    <message>
        <source>answer time</source>
        <translation>Antwortzeit</translation>
    </message>
    <message>
        <source>server answers in %1 ms</source>
        <translation>Server antwortet in %1 ms</translation>
    </message>
    <message>
        <source>measured every ten seconds</source>
        <translation>alle zehn Sekunden gemessen</translation>
    </message>
    <message>
        <source>What happened last</source>
        <translation>Was zuletzt geschah</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Prüfpfad</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>figures of the whole server, events of %1</source>
        <translation>Zahlen des ganzen Servers, Ereignisse von %1</translation>
    </message>
</context>
<context>
    <name>OwnAccountPart</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
</context>
<context>
    <name>OwnerDialog</name>
    <message>
        <source>Hand %1 over</source>
        <translation>%1 übergeben</translation>
    </message>
    <message>
        <source>New owner of %1</source>
        <translation>Neuer Besitzer von %1</translation>
    </message>
    <message>
        <source>The chosen one owns the account in your place, from the next request on. You cannot take it back yourself.</source>
        <translation>Ab der nächsten Anfrage besitzt der Gewählte das Konto an Ihrer Stelle. Sie können es selbst nicht zurückholen.</translation>
    </message>
    <message>
        <source>Owners hold every permission in the account but those for records, and decide who owns it.</source>
        <translation>Besitzer haben jede Berechtigung im Konto außer denen für Datensätze und bestimmen, wer es besitzt.</translation>
    </message>
    <message>
        <source>Ownership is handed over</source>
        <translation>Der Besitz ist übergeben</translation>
    </message>
    <message>
        <source>The account has another owner</source>
        <translation>Das Konto hat einen weiteren Besitzer</translation>
    </message>
    <message>
        <source>Find a user by address or name</source>
        <translation>Benutzer nach Adresse oder Name suchen</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>Your password, once more</source>
        <translation>Ihr Passwort, noch einmal</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Make an owner</source>
        <translation>Zum Besitzer machen</translation>
    </message>
</context>
<context>
    <name>OwnerRow</name>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>Take ownership from %1</source>
        <translation>%1 den Besitz nehmen</translation>
    </message>
</context>
<context>
    <name>OwnersPart</name>
    <message>
        <source>Add an owner…</source>
        <translation>Besitzer hinzufügen …</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Hand ownership over…</source>
        <translation>Besitz übergeben …</translation>
    </message>
    <message>
        <source>Owners</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Only owners see who owns the account</source>
        <translation>Nur Besitzer sehen, wem das Konto gehört</translation>
    </message>
    <message>
        <source>Nobody owns it: only superadmins can change who does.</source>
        <translation>Niemand besitzt es: Nur Superadmins können das ändern.</translation>
    </message>
</context>
<context>
    <name>PasswordCard</name>
    <message>
        <source>Change the password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>My profile</source>
        <translation>Mein Profil</translation>
    </message>
    <message>
        <source>The password is changed</source>
        <translation>Das Passwort ist geändert</translation>
    </message>
    <message>
        <source>Your other sessions have ended.</source>
        <translation>Ihre anderen Sitzungen sind beendet.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password now</source>
        <translation>Passwort jetzt</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>Neues Passwort, noch einmal</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Die beiden sind nicht gleich.</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Hide password</source>
        <translation>Passwort verbergen</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Passwort zeigen</translation>
    </message>
</context>
<context>
    <name>PeekPanel</name>
    <message>
        <source>Back to the record before</source>
        <translation>Zurück zum vorigen Datensatz</translation>
    </message>
    <message>
        <source>Back to the record in the table</source>
        <translation>Zurück zum Datensatz der Tabelle</translation>
    </message>
    <message>
        <source>Open in its collection</source>
        <translation>In seiner Sammlung öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>PermissionSetCommands</name>
    <message>
        <source>New set</source>
        <translation>Neuer Satz</translation>
    </message>
    <message>
        <source>Permission sets</source>
        <translation>Berechtigungssätze</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Copy…</source>
        <translation>Kopieren …</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Give…</source>
        <translation>Geben …</translation>
    </message>
    <message>
        <source>assign user group</source>
        <translation>zuweisen benutzer gruppe</translation>
    </message>
    <message>
        <source>Commit with reason…</source>
        <translation>Mit Grund übernehmen …</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Find a permission</source>
        <translation>Berechtigung suchen</translation>
    </message>
    <message>
        <source>Reload the permission sets</source>
        <translation>Berechtigungssätze neu laden</translation>
    </message>
</context>
<context>
    <name>PermissionSetsPage</name>
    <message>
        <source>That cannot be changed here</source>
        <translation>Das lässt sich hier nicht ändern</translation>
    </message>
    <message numerus="yes">
        <source>%Ln set(s) changed</source>
        <translation>
            <numerusform>%Ln Satz geändert</numerusform>
            <numerusform>%Ln Sätze geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Permission sets</source>
        <translation>Berechtigungssätze</translation>
    </message>
    <message numerus="yes">
        <source>%Ln set(s)</source>
        <translation>
            <numerusform>%Ln Satz</numerusform>
            <numerusform>%Ln Sätze</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln permission(s)</source>
        <translation>
            <numerusform>%Ln Berechtigung</numerusform>
            <numerusform>%Ln Berechtigungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Find a permission</source>
        <translation>Berechtigung suchen</translation>
    </message>
    <message>
        <source>No such permission</source>
        <translation>Keine solche Berechtigung</translation>
    </message>
    <message>
        <source>No permission has “%1” in its code, title or description.</source>
        <translation>Keine Berechtigung hat „%1“ in Code, Titel oder Beschreibung.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Permission sets belong to an account</source>
        <translation>Berechtigungssätze gehören zu einem Konto</translation>
    </message>
    <message>
        <source>A set bundles permissions and is given to users and groups of its account. Choose whose sets to see.</source>
        <translation>Ein Satz bündelt Berechtigungen und wird Benutzern und Gruppen seines Kontos gegeben. Wählen Sie, wessen Sätze Sie sehen wollen.</translation>
    </message>
</context>
<context>
    <name>PickList</name>
    <message>
        <source>Nobody is called that.</source>
        <translation>So heißt niemand.</translation>
    </message>
</context>
<context>
    <name>PlanItem</name>
    <message>
        <source>Stop at such values</source>
        <translation>Bei solchen Werten anhalten</translation>
    </message>
    <message>
        <source>Nearest value that fits</source>
        <translation>Nächster passender Wert</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Nearest, else empty</source>
        <translation>Nächster, sonst leer</translation>
    </message>
    <message>
        <source>The default</source>
        <translation>Die Vorgabe</translation>
    </message>
    <message>
        <source>This value:</source>
        <translation>Dieser Wert:</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>What will happen</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message>
        <source>can be applied</source>
        <translation>kann angewendet werden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln obstacle(s)</source>
        <translation>
            <numerusform>%Ln Hindernis</numerusform>
            <numerusform>%Ln Hindernisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) in all accounts. One transaction: it happens completely or not at all.</source>
        <translation>
            <numerusform>%Ln Datensatz in allen Konten. Eine Transaktion: Sie geschieht ganz oder gar nicht.</numerusform>
            <numerusform>%Ln Datensätze in allen Konten. Eine Transaktion: Sie geschieht ganz oder gar nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Complete what is marked red; then the server says what would happen.</source>
        <translation>Rot Markiertes ergänzen; dann sagt der Server, was geschehen würde.</translation>
    </message>
    <message>
        <source>Statements (%1)</source>
        <translation>Anweisungen (%1)</translation>
    </message>
    <message>
        <source>Copy the statements</source>
        <translation>Anweisungen kopieren</translation>
    </message>
</context>
<context>
    <name>PoliciesPanel</name>
    <message>
        <source>Add a policy</source>
        <translation>Richtlinie hinzufügen</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>role owner rules by whom</source>
        <translation>Rolle Besitzer Regeln wer</translation>
    </message>
    <message>
        <source>Write them as policies</source>
        <translation>Als Richtlinien schreiben</translation>
    </message>
    <message>
        <source>Each lets somebody in; what none is about is locked.</source>
        <translation>Jede lässt jemanden ein; wovon keine handelt, ist gesperrt.</translation>
    </message>
    <message>
        <source>The rules that they come to take the place of all above, where they can be looked at, tried and changed before they are saved.</source>
        <translation>Die Regeln, die sich daraus ergeben, treten an die Stelle aller obigen; dort lassen sie sich ansehen, ausprobieren und ändern, bevor sie gespeichert werden.</translation>
    </message>
    <message>
        <source>Drop them</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Write the rules</source>
        <translation>Regeln schreiben</translation>
    </message>
</context>
<context>
    <name>PolicyRow</name>
    <message>
        <source>read</source>
        <translation>lesen</translation>
    </message>
    <message>
        <source>create</source>
        <translation>anlegen</translation>
    </message>
    <message>
        <source>update</source>
        <translation>ändern</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>may</source>
        <translation>darf</translation>
    </message>
    <message>
        <source>Remove this policy</source>
        <translation>Diese Richtlinie entfernen</translation>
    </message>
    <message>
        <source>Field with the owner&apos;s id</source>
        <translation>Feld mit der Id des Besitzers</translation>
    </message>
    <message>
        <source>no field</source>
        <translation>kein Feld</translation>
    </message>
    <message>
        <source>no condition</source>
        <translation>keine Bedingung</translation>
    </message>
    <message>
        <source>whose id stands in</source>
        <translation>deren Id steht in</translation>
    </message>
    <message>
        <source>and if</source>
        <translation>und wenn</translation>
    </message>
</context>
<context>
    <name>ProfileNameCard</name>
    <message>
        <source>Save the name</source>
        <translation>Namen speichern</translation>
    </message>
    <message>
        <source>My profile</source>
        <translation>Mein Profil</translation>
    </message>
    <message>
        <source>superadmin</source>
        <translation>Superadmin</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>address verified</source>
        <translation>Adresse bestätigt</translation>
    </message>
    <message>
        <source>address not verified</source>
        <translation>Adresse nicht bestätigt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Others read it in lists and in the audit trail. Empty: your address is shown.</source>
        <translation>Andere lesen ihn in Listen und im Prüfpfad. Leer: Ihre Adresse steht da.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message>
        <source>My profile</source>
        <translation>Mein Profil</translation>
    </message>
    <message>
        <source>Reload the profile</source>
        <translation>Profil neu laden</translation>
    </message>
    <message>
        <source>The name is saved</source>
        <translation>Der Name ist gespeichert</translation>
    </message>
    <message>
        <source>Where I am signed in</source>
        <translation>Wo ich angemeldet bin</translation>
    </message>
</context>
<context>
    <name>ProgressMeter</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Sätzen</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Sätze</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
</context>
<context>
    <name>ProviderDialog</name>
    <message>
        <source>Register a sign-in provider</source>
        <translation>Einen Anmeldeanbieter eintragen</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Somebody outside who vouches for users, a directory for instance.</source>
        <translation>Jemand von außen, der für Benutzer bürgt, ein Verzeichnis zum Beispiel.</translation>
    </message>
    <message>
        <source>%1 is registered</source>
        <translation>%1 ist eingetragen</translation>
    </message>
    <message>
        <source>%1 is changed</source>
        <translation>%1 ist geändert</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Programs call it by this, and it stays: small letters, digits, - and _.</source>
        <translation>So nennen ihn Programme, und so bleibt es: Kleinbuchstaben, Ziffern, - und _.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What it may do</source>
        <translation>Was er darf</translation>
    </message>
    <message>
        <source>Its groups and roles decide who is in which group</source>
        <translation>Seine Gruppen und Rollen entscheiden, wer in welcher Gruppe ist</translation>
    </message>
    <message>
        <source>Lists of its members are taken over</source>
        <translation>Listen seiner Mitglieder werden übernommen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Eintragen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>ProviderEndDialog</name>
    <message>
        <source>Delete the provider %1?</source>
        <translation>Den Anbieter %1 löschen?</translation>
    </message>
    <message>
        <source>Nothing can use it any more. A program that registers its provider at each start makes it anew; to keep it out, disable it instead.</source>
        <translation>Nichts kann ihn mehr benutzen. Ein Programm, das seinen Anbieter bei jedem Start einträgt, legt ihn neu an; um ihn fernzuhalten, deaktivieren Sie ihn stattdessen.</translation>
    </message>
    <message>
        <source>The provider %1 is deleted</source>
        <translation>Der Anbieter %1 ist gelöscht</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>ProviderRow</name>
    <message>
        <source>sign-in with a password</source>
        <translation>Anmeldung mit Passwort</translation>
    </message>
    <message>
        <source>group mapping</source>
        <translation>Gruppenzuordnung</translation>
    </message>
    <message>
        <source>member sync</source>
        <translation>Mitgliederabgleich</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>eingebaut</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>aktiviert</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
</context>
<context>
    <name>ProvidersPage</name>
    <message>
        <source>%1 is enabled</source>
        <translation>%1 ist aktiviert</translation>
    </message>
    <message>
        <source>%1 is disabled</source>
        <translation>%1 ist deaktiviert</translation>
    </message>
    <message>
        <source>Register a provider</source>
        <translation>Anbieter eintragen</translation>
    </message>
    <message>
        <source>Sign-in providers</source>
        <translation>Anmeldeanbieter</translation>
    </message>
    <message>
        <source>Change name and capabilities…</source>
        <translation>Name und Fähigkeiten ändern …</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Deaktivieren</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Aktivieren</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Reload the providers</source>
        <translation>Anbieter neu laden</translation>
    </message>
    <message>
        <source>of the whole installation</source>
        <translation>der ganzen Installation</translation>
    </message>
    <message>
        <source>provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>what it may do</source>
        <translation>was er darf</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>eingetragen</translation>
    </message>
    <message>
        <source>Only the server itself vouches for users</source>
        <translation>Nur der Server selbst bürgt für Benutzer</translation>
    </message>
    <message>
        <source>Register a directory or another provider here, or let the program that brings it do so at its start.</source>
        <translation>Tragen Sie hier ein Verzeichnis oder einen anderen Anbieter ein, oder lassen Sie das Programm, das ihn mitbringt, das beim Start tun.</translation>
    </message>
    <message>
        <source>Superadmins register others.</source>
        <translation>Weitere tragen Superadmins ein.</translation>
    </message>
</context>
<context>
    <name>RangeCommands</name>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Copied as %1</source>
        <translation>Als %1 kopiert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) do not fit</source>
        <translation>
            <numerusform>%Ln Wert passt nicht</numerusform>
            <numerusform>%Ln Werte passen nicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) left out</source>
        <translation>
            <numerusform>%Ln Zelle ausgelassen</numerusform>
            <numerusform>%Ln Zellen ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Their records are not loaded yet; scroll to them first.</source>
        <translation>Ihre Datensätze sind noch nicht geladen; zuerst dorthin rollen.</translation>
    </message>
    <message>
        <source>Too many records</source>
        <translation>Zu viele Datensätze</translation>
    </message>
    <message>
        <source>Copy the cells</source>
        <translation>Zellen kopieren</translation>
    </message>
    <message>
        <source>Copy the value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Set the selected cells…</source>
        <translation>Gewählte Zellen setzen…</translation>
    </message>
    <message>
        <source>Empty the selected cells</source>
        <translation>Gewählte Zellen leeren</translation>
    </message>
    <message>
        <source>Set the value to null</source>
        <translation>Wert auf null setzen</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy as a curl call</source>
        <translation>Als curl-Aufruf kopieren</translation>
    </message>
</context>
<context>
    <name>RangeValueDialog</name>
    <message numerus="yes">
        <source>Set %Ln cell(s)</source>
        <translation>
            <numerusform>%Ln Zelle setzen</numerusform>
            <numerusform>%Ln Zellen setzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Staged until it is committed. Empty text empties the cells.</source>
        <translation>Vorgemerkt, bis gespeichert wird. Ein leerer Text leert die Zellen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>RecordCommands</name>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Neuer Datensatz</translation>
    </message>
    <message>
        <source>Edit the value</source>
        <translation>Wert bearbeiten</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln selected record(s)</source>
        <translation>
            <numerusform>%Ln gewählten Datensatz löschen</numerusform>
            <numerusform>%Ln gewählte Datensätze löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete the record</source>
        <translation>Datensatz löschen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Commit with reason…</source>
        <translation>Mit Grund übernehmen …</translation>
    </message>
    <message>
        <source>Review changes</source>
        <translation>Änderungen prüfen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Reload the records</source>
        <translation>Datensätze neu laden</translation>
    </message>
    <message>
        <source>Filter the records</source>
        <translation>Datensätze filtern</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Stage edits until they are committed</source>
        <translation>Änderungen vormerken, bis sie übernommen werden</translation>
    </message>
    <message>
        <source>Commit each edit at once</source>
        <translation>Jede Änderung sofort übernehmen</translation>
    </message>
    <message>
        <source>Copy the record as JSON</source>
        <translation>Datensatz als JSON kopieren</translation>
    </message>
    <message>
        <source>Look at the related record</source>
        <translation>Verknüpften Datensatz ansehen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>load file csv json spreadsheet excel</source>
        <translation>laden datei csv json tabelle excel</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>save file csv json spreadsheet excel</source>
        <translation>speichern datei csv json tabelle excel</translation>
    </message>
</context>
<context>
    <name>RecordFormat</name>
    <message>
        <source>A whole number is needed.</source>
        <translation>Hier gehört eine ganze Zahl hin.</translation>
    </message>
    <message>
        <source>A number is needed, for instance 12.5.</source>
        <translation>Hier gehört eine Zahl hin, zum Beispiel 12.5.</translation>
    </message>
    <message>
        <source>A decimal number is needed, for instance 19.99.</source>
        <translation>Hier gehört eine Dezimalzahl hin, zum Beispiel 19.99.</translation>
    </message>
    <message>
        <source>true or false is needed.</source>
        <translation>Hier gehört true oder false hin.</translation>
    </message>
    <message>
        <source>A date like 2026-11-20 is needed.</source>
        <translation>Hier gehört ein Datum wie 2026-11-20 hin.</translation>
    </message>
    <message>
        <source>A time like 2026-11-20 14:30 (UTC) is needed.</source>
        <translation>Hier gehört ein Zeitpunkt wie 2026-11-20 14:30 (UTC) hin.</translation>
    </message>
    <message>
        <source>This is not JSON: %1</source>
        <translation>Das ist kein JSON: %1</translation>
    </message>
</context>
<context>
    <name>RecordGrid</name>
    <message>
        <source>Records of %1</source>
        <translation>Datensätze von %1</translation>
    </message>
    <message>
        <source>This value cannot be edited</source>
        <translation>Dieser Wert lässt sich nicht ändern</translation>
    </message>
    <message>
        <source>The server keeps it.</source>
        <translation>Der Server führt ihn selbst.</translation>
    </message>
</context>
<context>
    <name>RecordHistory</name>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>No history yet</source>
        <translation>Noch kein Verlauf</translation>
    </message>
    <message>
        <source>This record is not on the server yet.</source>
        <translation>Dieser Datensatz ist noch nicht auf dem Server.</translation>
    </message>
</context>
<context>
    <name>RecordInspector</name>
    <message>
        <source>Copy the record&apos;s id</source>
        <translation>Id des Datensatzes kopieren</translation>
    </message>
    <message>
        <source>Hide the inspector</source>
        <translation>Inspektor ausblenden</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Shared with</source>
        <translation>Geteilt mit</translation>
    </message>
</context>
<context>
    <name>RecordShares</name>
    <message>
        <source>Share the record…</source>
        <translation>Datensatz teilen …</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>access list give deny grant</source>
        <translation>Zugriffsliste geben verweigern teilen</translation>
    </message>
    <message>
        <source>Besides those whom rules and permissions let in. Whoever is kept out does not see the record at all.</source>
        <translation>Neben denen, die Regeln und Berechtigungen einlassen. Wer ausgeschlossen ist, sieht den Datensatz gar nicht.</translation>
    </message>
    <message>
        <source>Choose an account first: a record is shared with its own people.</source>
        <translation>Wählen Sie zuerst ein Konto: Ein Datensatz wird mit dessen eigenen Leuten geteilt.</translation>
    </message>
    <message>
        <source>Ask about a user</source>
        <translation>Nach einem Benutzer fragen</translation>
    </message>
    <message>
        <source>Shared with</source>
        <translation>Geteilt mit</translation>
    </message>
    <message>
        <source>Not on the server yet</source>
        <translation>Noch nicht auf dem Server</translation>
    </message>
    <message>
        <source>Shared with nobody</source>
        <translation>Mit niemandem geteilt</translation>
    </message>
    <message>
        <source>Commit the record first.</source>
        <translation>Übernehmen Sie den Datensatz zuerst.</translation>
    </message>
    <message>
        <source>Rules and permissions alone decide about it.</source>
        <translation>Über ihn entscheiden allein Regeln und Berechtigungen.</translation>
    </message>
</context>
<context>
    <name>RecordsView</name>
    <message numerus="yes">
        <source>%Ln record(s) committed</source>
        <translation>
            <numerusform>%Ln Datensatz übernommen</numerusform>
            <numerusform>%Ln Datensätze übernommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) refused</source>
        <translation>
            <numerusform>%Ln Datensatz abgelehnt</numerusform>
            <numerusform>%Ln Datensätze abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>Still staged, with the reason.</source>
        <translation>Weiterhin vorgemerkt, mit dem Grund.</translation>
    </message>
    <message>
        <source>%1 What you see is from before.</source>
        <translation>%1 Was Sie sehen, ist von vorher.</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>Nichts passt zum Filter</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message numerus="yes">
        <source>Discard %Ln staged change(s)?</source>
        <translation>
            <numerusform>%Ln vorgemerkte Änderung verwerfen?</numerusform>
            <numerusform>%Ln vorgemerkte Änderungen verwerfen?</numerusform>
        </translation>
    </message>
    <message>
        <source>They were never sent to the server. This cannot be undone.</source>
        <translation>Sie wurden nie an den Server gesendet. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Nothing was saved: a commit is all or nothing. The reason stands at the cell.</source>
        <translation>Nichts wurde gespeichert: alles oder nichts. Der Grund steht an der Zelle.</translation>
    </message>
</context>
<context>
    <name>RecoveryCodes</name>
    <message>
        <source>Shown this once</source>
        <translation>Nur dieses eine Mal zu sehen</translation>
    </message>
    <message>
        <source>Each signs you in once, when the phone is not at hand. Keep them where you keep passwords, not on the phone.</source>
        <translation>Jeder meldet Sie einmal an, wenn das Telefon nicht zur Hand ist. Bewahren Sie sie bei Ihren Passwörtern auf, nicht auf dem Telefon.</translation>
    </message>
    <message>
        <source>Copy the codes</source>
        <translation>Codes kopieren</translation>
    </message>
    <message>
        <source>The recovery codes are on the clipboard</source>
        <translation>Die Wiederherstellungscodes sind in der Zwischenablage</translation>
    </message>
</context>
<context>
    <name>ReferencePicker</name>
    <message>
        <source>Choose from %1…</source>
        <translation>Aus %1 wählen …</translation>
    </message>
    <message>
        <source>Find in %1</source>
        <translation>In %1 suchen</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>Nichts heißt so.</translation>
    </message>
</context>
<context>
    <name>RemoveFactorDialog</name>
    <message>
        <source>There is no second factor</source>
        <translation>Es gibt keinen zweiten Faktor</translation>
    </message>
    <message>
        <source>Remove the second factor of %1?</source>
        <translation>Den zweiten Faktor von %1 entfernen?</translation>
    </message>
    <message>
        <source>%1 signs in with the password alone.</source>
        <translation>%1 meldet sich nur mit dem Passwort an.</translation>
    </message>
    <message>
        <source>For whoever has lost phone and recovery codes. From then on the password alone is enough, until a new one is set up. Make sure that it is really this person who asks.</source>
        <translation>Für jemanden, der Telefon und Wiederherstellungscodes verloren hat. Von da an genügt das Passwort, bis ein neuer eingerichtet ist. Vergewissern Sie sich, dass wirklich diese Person fragt.</translation>
    </message>
    <message>
        <source>The second factor is removed</source>
        <translation>Der zweite Faktor ist entfernt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>RemoveMemberDialog</name>
    <message>
        <source>Take %1 out of %2?</source>
        <translation>%1 aus %2 herausnehmen?</translation>
    </message>
    <message>
        <source>The group was given nothing: only the membership ends.</source>
        <translation>Die Gruppe hat nichts bekommen: nur die Mitgliedschaft endet.</translation>
    </message>
    <message numerus="yes">
        <source>What %Ln set(s) or permissions gave through the group ends with the next request.</source>
        <translation>
            <numerusform>Was %Ln Satz oder Berechtigung durch die Gruppe gab, endet mit der nächsten Anfrage.</numerusform>
            <numerusform>Was %Ln Sätze oder Berechtigungen durch die Gruppe gaben, endet mit der nächsten Anfrage.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
</context>
<context>
    <name>RemoveOwnerDialog</name>
    <message>
        <source>Take ownership from %1?</source>
        <translation>%1 den Besitz nehmen?</translation>
    </message>
    <message>
        <source>The user stays in %1 with what role, groups and sets give. The last owner who may sign in always stays.</source>
        <translation>Der Benutzer bleibt in %1 mit dem, was Rolle, Gruppen und Sätze geben. Der letzte Besitzer, der sich anmelden darf, bleibt immer.</translation>
    </message>
    <message>
        <source>%1 is no owner any more</source>
        <translation>%1 ist kein Besitzer mehr</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Nehmen</translation>
    </message>
</context>
<context>
    <name>RenameCollectionDialog</name>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>Its records, rules and history stay. Its address in the API changes: whatever reads or writes /api/v1/records/%1 must be told the new name.</source>
        <translation>Datensätze, Regeln und Verlauf bleiben. Die Adresse in der API ändert sich: Was /api/v1/records/%1 liest oder schreibt, muss den neuen Namen erfahren.</translation>
    </message>
    <message>
        <source>%1 is now called %2</source>
        <translation>%1 heißt jetzt %2</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
</context>
<context>
    <name>ResetDialog</name>
    <message>
        <source>Hand this link on</source>
        <translation>Geben Sie diesen Link weiter</translation>
    </message>
    <message>
        <source>The link is on its way</source>
        <translation>Der Link ist unterwegs</translation>
    </message>
    <message>
        <source>Reset the password of %1?</source>
        <translation>Passwort von %1 zurücksetzen?</translation>
    </message>
    <message>
        <source>The server has no mail to send it by. Whoever has the link can choose the password of %1, once.</source>
        <translation>Der Server hat keine Mail, um ihn zu senden. Wer den Link hat, kann das Passwort von %1 wählen, einmal.</translation>
    </message>
    <message>
        <source>It was sent to %1.</source>
        <translation>Er ging an %1.</translation>
    </message>
    <message>
        <source>The user gets a link for choosing another password. The old one counts until then.</source>
        <translation>Der Benutzer bekommt einen Link, um ein anderes Passwort zu wählen. Bis dahin gilt das alte.</translation>
    </message>
    <message>
        <source>It can be used until %1 (UTC).</source>
        <translation>Er gilt bis %1 (UTC).</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>The link is on the clipboard</source>
        <translation>Der Link ist in der Zwischenablage</translation>
    </message>
    <message>
        <source>Send the link</source>
        <translation>Link senden</translation>
    </message>
</context>
<context>
    <name>ResourceEndDialog</name>
    <message>
        <source>Delete the role %1?</source>
        <translation>Die Rolle %1 löschen?</translation>
    </message>
    <message>
        <source>Switch the type %1 off?</source>
        <translation>Die Art %1 abschalten?</translation>
    </message>
    <message>
        <source>What was given by it ends with the next request, in all accounts.</source>
        <translation>Was mit ihr gegeben wurde, endet mit der nächsten Anfrage, in allen Konten.</translation>
    </message>
    <message>
        <source>From the next request on it gives nothing to anybody, in all accounts. What was given is kept, and counts again once it is on.</source>
        <translation>Ab der nächsten Anfrage gibt sie niemandem mehr etwas, in allen Konten. Was gegeben wurde, bleibt erhalten und gilt wieder, sobald sie eingeschaltet ist.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Abschalten</translation>
    </message>
</context>
<context>
    <name>ResourceRoleDialog</name>
    <message>
        <source>New role of %1</source>
        <translation>Neue Rolle von %1</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>A bundle of flags that is given as one, in all accounts.</source>
        <translation>Ein Bündel von Rechten, das als eines gegeben wird, in allen Konten.</translation>
    </message>
    <message>
        <source>Everybody who has it has the other flags from the next request on.</source>
        <translation>Wer sie hat, hat ab der nächsten Anfrage die anderen Rechte.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>ResourceRoleRow</name>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
</context>
<context>
    <name>ResourceRoleView</name>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>No roles</source>
        <translation>Keine Rollen</translation>
    </message>
    <message>
        <source>A role bundles flags of this type, so that they are given and changed as one.</source>
        <translation>Eine Rolle bündelt Rechte dieser Art, damit sie als eines gegeben und geändert werden.</translation>
    </message>
</context>
<context>
    <name>ResourceTypeDialog</name>
    <message>
        <source>New type of things</source>
        <translation>Neue Art von Dingen</translation>
    </message>
    <message>
        <source>Projects, folders, devices: what an application keeps, and asks about before it acts. For all accounts.</source>
        <translation>Projekte, Ordner, Geräte: was eine Anwendung verwaltet und wonach sie fragt, bevor sie handelt. Für alle Konten.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>It stays. What is given for “project” counts for “project.invoices” as well.</source>
        <translation>Er bleibt. Was für „project“ gegeben wird, gilt auch für „project.invoices“.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Fields of its key</source>
        <translation>Felder des Schlüssels</translation>
    </message>
    <message>
        <source>Up to four, with commas between. Without any, its things are named by paths.</source>
        <translation>Bis zu vier, durch Kommas getrennt. Ohne Felder nennt man die Dinge mit Pfaden.</translation>
    </message>
    <message>
        <source>What can be done with them</source>
        <translation>Was sich mit ihnen tun lässt</translation>
    </message>
    <message>
        <source>Flags that the server knows, with commas between. Without any, all of them.</source>
        <translation>Rechte, die der Server kennt, durch Kommas getrennt. Ohne Angabe alle.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
</context>
<context>
    <name>ResourceTypeList</name>
    <message>
        <source>Types of things</source>
        <translation>Arten von Dingen</translation>
    </message>
</context>
<context>
    <name>ResourceTypeRow</name>
    <message>
        <source>switched off</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>Eine Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>The command is on the clipboard</source>
        <translation>Der Befehl ist in der Zwischenablage</translation>
    </message>
    <message>
        <source>Run it on the server.</source>
        <translation>Auf dem Server ausführen.</translation>
    </message>
    <message>
        <source>A running server is never written over. The backup becomes a fresh folder beside it; every part is checked before anything is touched, and afterwards the audit chain of every account.</source>
        <translation>Ein laufender Server wird nie überschrieben. Die Sicherung wird ein neuer Ordner daneben; jeder Teil wird geprüft, bevor etwas angefasst wird, und danach die Protokollkette jedes Kontos.</translation>
    </message>
    <message>
        <source>To go over to it, stop the server and start it with --data ./restored. What was written after the backup is not in it; whoever was signed in then, is signed in again. Settings and TLS files do not belong to a backup.</source>
        <translation>Um darauf umzusteigen, den Server anhalten und mit --data ./restored starten. Was nach der Sicherung geschrieben wurde, ist nicht darin; wer damals angemeldet war, ist es wieder. Einstellungen und TLS-Dateien gehören nicht zu einer Sicherung.</translation>
    </message>
    <message>
        <source>The data is restored, but: %1</source>
        <translation>Die Daten sind wiederhergestellt, aber: %1</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Wird wiederhergestellt …</translation>
    </message>
    <message>
        <source>Restore to a fresh folder</source>
        <translation>In einen leeren Ordner wiederherstellen</translation>
    </message>
    <message>
        <source>The restore failed</source>
        <translation>Die Wiederherstellung ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>The audit trail does not hold there</source>
        <translation>Der Prüfpfad dort stimmt nicht</translation>
    </message>
    <message>
        <source>The backup is restored to %1, and every part and the audit chain of every account were checked there. The server goes on with its own data.</source>
        <translation>Die Sicherung ist in %1 wiederhergestellt; jeder Teil und die Prüfkette jedes Kontos wurden dort geprüft. Der Server arbeitet mit seinen eigenen Daten weiter.</translation>
    </message>
    <message>
        <source>To go over to it, stop the server and run this. What was written after the backup is not in it; whoever was signed in then, is signed in again.</source>
        <translation>Zum Umstieg den Server anhalten und dies ausführen. Was nach der Sicherung geschrieben wurde, ist nicht darin; wer damals angemeldet war, ist es wieder.</translation>
    </message>
</context>
<context>
    <name>ReviewDialog</name>
    <message>
        <source>Staged changes in %1</source>
        <translation>Vorgemerkte Änderungen in %1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>Discard this</source>
        <translation>Diese verwerfen</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Fremde nehmen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Eigene behalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Commit with reason…</source>
        <translation>Mit Grund übernehmen …</translation>
    </message>
</context>
<context>
    <name>RevokeDialog</name>
    <message>
        <source>Take %1 back from %2?</source>
        <translation>%1 von %2 zurücknehmen?</translation>
    </message>
    <message>
        <source>It counts from the next request on. Whoever has it in another way keeps it.</source>
        <translation>Es gilt ab der nächsten Anfrage. Wer es auf anderem Weg hat, behält es.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
</context>
<context>
    <name>RevokeInvitationDialog</name>
    <message>
        <source>Take the invitation of %1 back?</source>
        <translation>Die Einladung von %1 zurücknehmen?</translation>
    </message>
    <message>
        <source>The link that was sent can do nothing from now on.</source>
        <translation>Der gesandte Link bewirkt von jetzt an nichts mehr.</translation>
    </message>
    <message>
        <source>The invitation of %1 is taken back</source>
        <translation>Die Einladung von %1 ist zurückgenommen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
</context>
<context>
    <name>RoleDialog</name>
    <message>
        <source>Make %1 %2?</source>
        <translation>%1 zu %2 machen?</translation>
    </message>
    <message>
        <source>From the next request on the set of the role %1 counts in the place of that of %2.</source>
        <translation>Ab der nächsten Anfrage gilt der Satz der Rolle %1 anstelle dessen von %2.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change the role</source>
        <translation>Rolle ändern</translation>
    </message>
</context>
<context>
    <name>RoutesPart</name>
    <message>
        <source>List and filter records</source>
        <translation>Datensätze auflisten und filtern</translation>
    </message>
    <message>
        <source>Read one record</source>
        <translation>Einen Datensatz lesen</translation>
    </message>
    <message>
        <source>Create a record</source>
        <translation>Einen Datensatz anlegen</translation>
    </message>
    <message>
        <source>Change a record</source>
        <translation>Einen Datensatz ändern</translation>
    </message>
    <message>
        <source>Delete a record</source>
        <translation>Einen Datensatz löschen</translation>
    </message>
    <message>
        <source>Count, sum up and group</source>
        <translation>Zählen, summieren und gruppieren</translation>
    </message>
    <message>
        <source>Write many at once</source>
        <translation>Viele auf einmal schreiben</translation>
    </message>
    <message>
        <source>Export into a file</source>
        <translation>In eine Datei exportieren</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <translation>Aus einer Datei importieren</translation>
    </message>
    <message>
        <source>Save the routes</source>
        <translation>Routen speichern</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>What is not chosen is not there, not even for superadmins. Who may use the others is up to the rules.</source>
        <translation>Was nicht gewählt ist, gibt es nicht, auch nicht für Superadmins. Wer die anderen benutzen darf, sagen die Regeln.</translation>
    </message>
</context>
<context>
    <name>RulePlanItem</name>
    <message>
        <source>Show the plan</source>
        <translation>Plan zeigen</translation>
    </message>
    <message>
        <source>Show the statement</source>
        <translation>Anweisung zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>RuleRow</name>
    <message>
        <source>superadmins only</source>
        <translation>nur Superadmins</translation>
    </message>
    <message>
        <source>anybody, also without signing in</source>
        <translation>jeder, auch ohne Anmeldung</translation>
    </message>
    <message>
        <source>those for whom this is true</source>
        <translation>wer diese Bedingung erfüllt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Alle</translation>
    </message>
</context>
<context>
    <name>RuleTrialPanel</name>
    <message>
        <source>Try</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>what they decide as they stand here, saved or not</source>
        <translation>was sie entscheiden, wie sie hier stehen, gespeichert oder nicht</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Auflisten</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>There are no records yet that the rules could be tried with.</source>
        <translation>Es gibt noch keine Datensätze, an denen sich die Regeln erproben ließen.</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>Superadmins always pass, and there is nobody else yet.</source>
        <translation>Superadmins kommen immer durch, und sonst gibt es noch niemanden.</translation>
    </message>
</context>
<context>
    <name>RuleTrialRow</name>
    <message>
        <source>Show what this user&apos;s requests cost</source>
        <translation>Zeigen, was Anfragen dieser Person kosten</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>RulesTab</name>
    <message>
        <source>Save the rules</source>
        <translation>Regeln speichern</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Rules of %1 saved</source>
        <translation>Regeln von %1 gespeichert</translation>
    </message>
    <message>
        <source>They hold from the next request on.</source>
        <translation>Sie gelten ab der nächsten Anfrage.</translation>
    </message>
    <message>
        <source>Superadmins always pass. Everybody else sees the records of their own account only, as far as these rules let them.</source>
        <translation>Superadmins kommen immer durch. Alle anderen sehen nur Datensätze ihres eigenen Kontos, soweit diese Regeln es erlauben.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>SchemaPreview</name>
    <message>
        <source>What will be sent</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>SchemaTab</name>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Apply the changes</source>
        <translation>Änderungen anwenden</translation>
    </message>
    <message>
        <source>Discard the schema changes</source>
        <translation>Schemaänderungen verwerfen</translation>
    </message>
    <message>
        <source>Schema of %1 changed</source>
        <translation>Schema von %1 geändert</translation>
    </message>
    <message>
        <source>Fields (%L1)</source>
        <translation>Felder (%L1)</translation>
    </message>
    <message>
        <source>Indexes (%L1)</source>
        <translation>Indizes (%L1)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln staged change(s); nothing is changed yet.</source>
        <translation>
            <numerusform>%Ln vorgemerkte Änderung; noch ist nichts geändert.</numerusform>
            <numerusform>%Ln vorgemerkte Änderungen; noch ist nichts geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Routes of %1 changed</source>
        <translation>Routen von %1 geändert</translation>
    </message>
    <message>
        <source>It counts from the next request on.</source>
        <translation>Es gilt ab der nächsten Anfrage.</translation>
    </message>
    <message>
        <source>Routes (%L1)</source>
        <translation>Routen (%L1)</translation>
    </message>
    <message>
        <source>Apply or discard the staged changes of the schema first.</source>
        <translation>Wenden Sie zuerst die vorgemerkten Änderungen des Schemas an, oder verwerfen Sie sie.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>SecondFactorCard</name>
    <message>
        <source>Set up a second factor…</source>
        <translation>Zweiten Faktor einrichten …</translation>
    </message>
    <message>
        <source>My profile</source>
        <translation>Mein Profil</translation>
    </message>
    <message>
        <source>New recovery codes…</source>
        <translation>Neue Wiederherstellungscodes …</translation>
    </message>
    <message>
        <source>Switch the second factor off…</source>
        <translation>Zweiten Faktor abschalten …</translation>
    </message>
    <message>
        <source>The second factor is off</source>
        <translation>Der zweite Faktor ist aus</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>Zweiter Faktor</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>required</source>
        <translation>verlangt</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>A second factor is required of you</source>
        <translation>Von Ihnen wird ein zweiter Faktor verlangt</translation>
    </message>
    <message>
        <source>Until it is set up, nothing but this page can be used.</source>
        <translation>Bis er eingerichtet ist, lässt sich nur diese Seite benutzen.</translation>
    </message>
    <message>
        <source>With it, whoever learns your password still cannot sign in: that takes a code of an app on your phone as well.</source>
        <translation>Mit ihm kann sich niemand anmelden, der nur Ihr Passwort erfährt: Dazu gehört dann auch ein Code einer App auf Ihrem Telefon.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Authenticator app</source>
        <translation>Authenticator-App</translation>
    </message>
    <message>
        <source>On since</source>
        <translation>An seit</translation>
    </message>
    <message>
        <source>Recovery codes</source>
        <translation>Wiederherstellungscodes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>%Ln übrig</numerusform>
            <numerusform>%Ln übrig</numerusform>
        </translation>
    </message>
    <message>
        <source>Few recovery codes are left</source>
        <translation>Nur noch wenige Wiederherstellungscodes</translation>
    </message>
    <message>
        <source>Without phone and codes, only a superadmin gets you in again. Make new ones.</source>
        <translation>Ohne Telefon und Codes lässt Sie nur ein Superadmin wieder ein. Erzeugen Sie neue.</translation>
    </message>
</context>
<context>
    <name>SecondFactorPart</name>
    <message>
        <source>Set a policy…</source>
        <translation>Richtlinie festlegen …</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>Zweiter Faktor</translation>
    </message>
    <message>
        <source>mfa totp require</source>
        <translation>MFA TOTP verlangen</translation>
    </message>
    <message>
        <source>Reload the policies</source>
        <translation>Richtlinien neu laden</translation>
    </message>
    <message>
        <source>Besides the password: an app&apos;s code at every sign-in. The narrowest policy decides: of a user, then of a group, of the account, of everybody. Of groups that disagree, the one that requires it wins.</source>
        <translation>Neben dem Passwort: bei jeder Anmeldung der Code einer App. Es entscheidet die am engsten gefasste Richtlinie: für einen Benutzer, dann für eine Gruppe, für das Konto, für alle. Sind sich Gruppen uneins, gewinnt die, die ihn verlangt.</translation>
    </message>
    <message>
        <source>Policies of %1. What is said for everybody stands here when all accounts are looked at.</source>
        <translation>Richtlinien von %1. Was für alle gilt, steht hier, wenn alle Konten betrachtet werden.</translation>
    </message>
    <message>
        <source>Nothing is said here. Everybody may set one up in their own profile.</source>
        <translation>Hier ist nichts festgelegt. Alle können im eigenen Profil einen einrichten.</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%Ln user(s) changed</source>
        <translation>
            <numerusform>%Ln Benutzer geändert</numerusform>
            <numerusform>%Ln Benutzer geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) left as they were</source>
        <translation>
            <numerusform>%Ln Benutzer blieb, wie er war</numerusform>
            <numerusform>%Ln Benutzer blieben, wie sie waren</numerusform>
        </translation>
    </message>
    <message>
        <source>Disable those who were chosen…</source>
        <translation>Die Gewählten deaktivieren …</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Enable those who were chosen</source>
        <translation>Die Gewählten aktivieren</translation>
    </message>
    <message>
        <source>Choose nobody</source>
        <translation>Niemanden wählen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) chosen</source>
        <translation>
            <numerusform>%Ln Benutzer gewählt</numerusform>
            <numerusform>%Ln Benutzer gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Disable…</source>
        <translation>Deaktivieren …</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Aktivieren</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message numerus="yes">
        <source>Disable %Ln user(s)?</source>
        <translation>
            <numerusform>%Ln Benutzer deaktivieren?</numerusform>
            <numerusform>%Ln Benutzer deaktivieren?</numerusform>
        </translation>
    </message>
    <message>
        <source>Their open sessions can do nothing any more, and nobody signs in as one of them until enabled again. Nothing is deleted.</source>
        <translation>Ihre offenen Sitzungen können nichts mehr tun, und niemand meldet sich als einer von ihnen an, bis sie wieder aktiviert sind. Gelöscht wird nichts.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Deaktivieren</translation>
    </message>
</context>
<context>
    <name>SentData</name>
    <message>
        <source>Write an object: fields and their values in braces.</source>
        <translation>Schreiben Sie ein Objekt: Felder und ihre Werte in geschweiften Klammern.</translation>
    </message>
    <message>
        <source>This is no JSON, in line %1: %2.</source>
        <translation>Das ist kein JSON, in Zeile %1: %2.</translation>
    </message>
</context>
<context>
    <name>ServerCard</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>wird geprüft …</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>Erprobung</translation>
    </message>
    <message>
        <source>local</source>
        <translation>lokal</translation>
    </message>
    <message>
        <source>Basalt %1</source>
        <translation>Basalt %1</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>als %1</translation>
    </message>
    <message>
        <source>Change or remove this server</source>
        <translation>Diesen Server ändern oder entfernen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>ServerDialog</name>
    <message>
        <source>Add server</source>
        <translation>Server hinzufügen</translation>
    </message>
    <message>
        <source>Change server</source>
        <translation>Server ändern</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>For instance https://lab.example or http://127.0.0.1:8000</source>
        <translation>Zum Beispiel https://lab.example oder http://127.0.0.1:8000</translation>
    </message>
    <message>
        <source>This is not an address.</source>
        <translation>Das ist keine Adresse.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>A red strip over the window reminds you of where you are.</source>
        <translation>Ein roter Streifen über dem Fenster erinnert Sie daran, wo Sie sind.</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Lokal</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Erprobung</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>ServerFacts</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Basalt %1</source>
        <translation>Basalt %1</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
</context>
<context>
    <name>SessionList</name>
    <message numerus="yes">
        <source>%Ln session(s) ended</source>
        <translation>
            <numerusform>%Ln Sitzung beendet</numerusform>
            <numerusform>%Ln Sitzungen beendet</numerusform>
        </translation>
    </message>
    <message>
        <source>No open session: nobody is signed in.</source>
        <translation>Keine offene Sitzung: niemand ist angemeldet.</translation>
    </message>
    <message>
        <source>End all others</source>
        <translation>Alle anderen beenden</translation>
    </message>
    <message>
        <source>End all</source>
        <translation>Alle beenden</translation>
    </message>
</context>
<context>
    <name>SessionRow</name>
    <message>
        <source>this session</source>
        <translation>diese Sitzung</translation>
    </message>
    <message>
        <source>unknown program</source>
        <translation>unbekanntes Programm</translation>
    </message>
    <message>
        <source>used %1</source>
        <translation>benutzt %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Sign this session out</source>
        <translation>Diese Sitzung abmelden</translation>
    </message>
</context>
<context>
    <name>SetDialog</name>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>Copy the set</source>
        <translation>Satz kopieren</translation>
    </message>
    <message>
        <source>Rename the set</source>
        <translation>Satz umbenennen</translation>
    </message>
    <message>
        <source>New permission set</source>
        <translation>Neuer Berechtigungssatz</translation>
    </message>
    <message>
        <source>The copy holds the same permissions; nobody is given it yet.</source>
        <translation>Die Kopie hält dieselben Berechtigungen; noch hat sie niemand.</translation>
    </message>
    <message>
        <source>It holds nothing yet: choose its permissions in its column.</source>
        <translation>Er hält noch nichts: wählen Sie seine Berechtigungen in seiner Spalte.</translation>
    </message>
    <message>
        <source>The set is now called %1</source>
        <translation>Der Satz heißt jetzt %1</translation>
    </message>
    <message>
        <source>Set %1 created</source>
        <translation>Satz %1 angelegt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>For instance: Analyst</source>
        <translation>Zum Beispiel: Analytik</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
</context>
<context>
    <name>SetInspector</name>
    <message>
        <source>Permission</source>
        <translation>Berechtigung</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Hide the inspector</source>
        <translation>Inspektor ausblenden</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Hält</translation>
    </message>
    <message numerus="yes">
        <source>%Ln permission(s)</source>
        <translation>
            <numerusform>%Ln Berechtigung</numerusform>
            <numerusform>%Ln Berechtigungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept by</source>
        <translation>Gepflegt von</translation>
    </message>
</context>
<context>
    <name>SetStagedBar</name>
    <message numerus="yes">
        <source>%Ln staged change(s)</source>
        <translation>
            <numerusform>%Ln vorgemerkte Änderung</numerusform>
            <numerusform>%Ln vorgemerkte Änderungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation>Aussehen und Sprache</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>Zweiter Faktor</translation>
    </message>
</context>
<context>
    <name>ShareDialog</name>
    <message>
        <source>Let somebody in</source>
        <translation>Jemanden einlassen</translation>
    </message>
    <message>
        <source>Share %1</source>
        <translation>%1 teilen</translation>
    </message>
    <message>
        <source>It counts from the next request on. You can give what you may do yourself.</source>
        <translation>Es gilt ab der nächsten Anfrage. Geben können Sie, was Sie selbst dürfen.</translation>
    </message>
    <message>
        <source>That was so already</source>
        <translation>Das war schon so</translation>
    </message>
    <message>
        <source>The user is kept out</source>
        <translation>Der Benutzer ist ausgeschlossen</translation>
    </message>
    <message>
        <source>It is shared</source>
        <translation>Es ist geteilt</translation>
    </message>
    <message>
        <source>%1 Missing: %2</source>
        <translation>%1 Es fehlt: %2</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Darf</translation>
    </message>
    <message>
        <source>Is kept out</source>
        <translation>Ist ausgeschlossen</translation>
    </message>
    <message>
        <source>That wins over everything that lets the user in, also through groups.</source>
        <translation>Das gewinnt gegen alles, was den Benutzer einlässt, auch über Gruppen.</translation>
    </message>
    <message>
        <source>With a role</source>
        <translation>Mit einer Rolle</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keep out</source>
        <translation>Ausschließen</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Einlassen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
</context>
<context>
    <name>ShareRow</name>
    <message>
        <source>%1 is kept out: %2</source>
        <translation>%1 ist ausgeschlossen: %2</translation>
    </message>
    <message>
        <source>%1 is let in: %2</source>
        <translation>%1 ist eingelassen: %2</translation>
    </message>
    <message>
        <source>kept out</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <source>Take this back from %1</source>
        <translation>Dies von %1 zurücknehmen</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>open collection records</source>
        <translation>öffnen Sammlung Datensätze</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Prüfpfad</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Ausklappen</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>Einklappen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Permission sets</source>
        <translation>Berechtigungssätze</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>Einladungen</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Sign-in providers</source>
        <translation>Anmeldeanbieter</translation>
    </message>
    <message>
        <source>Access lists</source>
        <translation>Zugriffslisten</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
</context>
<context>
    <name>Spinner</name>
    <message>
        <source>Working</source>
        <translation>Arbeitet</translation>
    </message>
</context>
<context>
    <name>StagedBar</name>
    <message numerus="yes">
        <source>%Ln staged change(s)</source>
        <translation>
            <numerusform>%Ln vorgemerkte Änderung</numerusform>
            <numerusform>%Ln vorgemerkte Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln record(s) · nothing is saved yet</source>
        <translation>
            <numerusform>in %Ln Datensatz · noch nichts gespeichert</numerusform>
            <numerusform>in %Ln Datensätzen · noch nichts gespeichert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln abgelehnt</numerusform>
            <numerusform>%Ln abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletion(s)</source>
        <translation>
            <numerusform>%Ln Löschung</numerusform>
            <numerusform>%Ln Löschungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StagedRecordsNotice</name>
    <message numerus="yes">
        <source>%Ln staged change(s) of records</source>
        <translation>
            <numerusform>%Ln vorgemerkte Änderung an Datensätzen</numerusform>
            <numerusform>%Ln vorgemerkte Änderungen an Datensätzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Commit or discard them first.</source>
        <translation>Erst übertragen oder verwerfen.</translation>
    </message>
</context>
<context>
    <name>StaleBar</name>
    <message>
        <source>%1 This is as of %2.</source>
        <translation>%1 Stand: %2.</translation>
    </message>
    <message>
        <source>No connection.</source>
        <translation>Keine Verbindung.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>connected · %1 ms</source>
        <translation>verbunden · %1 ms</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>no connection – trying again</source>
        <translation>keine Verbindung – neuer Versuch läuft</translation>
    </message>
    <message>
        <source>Basalt %1 · %2</source>
        <translation>Basalt %1 · %2</translation>
    </message>
    <message>
        <source>Basalt %1</source>
        <translation>Basalt %1</translation>
    </message>
    <message>
        <source>account</source>
        <translation>Konto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln staged change(s)</source>
        <translation>
            <numerusform>%Ln vorgemerkte Änderung</numerusform>
            <numerusform>%Ln vorgemerkte Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>PRODUCTION</source>
        <translation>PRODUKTION</translation>
    </message>
    <message>
        <source>Show all shortcuts</source>
        <translation>Alle Tastenkürzel zeigen</translation>
    </message>
    <message>
        <source>F1 shortcuts</source>
        <translation>F1 Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>StrengthMeter</name>
    <message>
        <source>At least 12 characters; several unrelated words are good.</source>
        <translation>Mindestens 12 Zeichen; mehrere unabhängige Wörter sind gut.</translation>
    </message>
    <message>
        <source>Too short or too easy to guess</source>
        <translation>Zu kurz oder zu leicht zu erraten</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>Schwach</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Mäßig</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Stark</translation>
    </message>
</context>
<context>
    <name>TableHead</name>
    <message>
        <source>Line %1: a quote within a value.</source>
        <translation>Zeile %1: Anführungszeichen mitten im Wert.</translation>
    </message>
    <message>
        <source>Line %1: a quote without its end.</source>
        <translation>Zeile %1: Anführungszeichen ohne Ende.</translation>
    </message>
    <message>
        <source>Line %1: something stands behind the end of a value.</source>
        <translation>Zeile %1: Hinter dem Ende eines Werts steht noch etwas.</translation>
    </message>
    <message>
        <source>The file must be one array of objects.</source>
        <translation>Die Datei muss ein Array von Objekten sein.</translation>
    </message>
    <message>
        <source>Row %1 is no JSON object.</source>
        <translation>Satz %1 ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>Line %1: a carriage return without a line feed.</source>
        <translation>Zeile %1: ein Wagenrücklauf ohne Zeilenvorschub.</translation>
    </message>
</context>
<context>
    <name>TakeBackDialog</name>
    <message>
        <source>Keep %1 out no longer?</source>
        <translation>%1 nicht mehr ausschließen?</translation>
    </message>
    <message>
        <source>Take %1 back from %2?</source>
        <translation>%1 von %2 zurücknehmen?</translation>
    </message>
    <message>
        <source>From the next request on, rules, permissions and other lines decide again.</source>
        <translation>Ab der nächsten Anfrage entscheiden wieder Regeln, Berechtigungen und andere Zeilen.</translation>
    </message>
    <message>
        <source>It counts from the next request on. Whoever may do it in another way still may.</source>
        <translation>Es gilt ab der nächsten Anfrage. Wer es auf anderem Weg darf, darf es weiterhin.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
</context>
<context>
    <name>ThingField</name>
    <message>
        <source>By its key</source>
        <translation>Mit dem Schlüssel</translation>
    </message>
    <message>
        <source>By a path</source>
        <translation>Mit einem Pfad</translation>
    </message>
    <message>
        <source>A field that is left empty means all things that have the others.</source>
        <translation>Ein leeres Feld meint alle Dinge, die die übrigen haben.</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>It means everything below it as well.</source>
        <translation>Er meint auch alles, was darunter liegt.</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>All servers</source>
        <translation>Alle Server</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Getrennt</translation>
    </message>
</context>
<context>
    <name>TransferNotices</name>
    <message numerus="yes">
        <source>%Ln record(s) exported</source>
        <translation>
            <numerusform>%Ln Datensatz exportiert</numerusform>
            <numerusform>%Ln Datensätze exportiert</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 created, %L2 changed, %L3 refused</source>
        <translation>%L1 angelegt, %L2 geändert, %L3 abgewiesen</translation>
    </message>
    <message>
        <source>%1 is imported</source>
        <translation>%1 ist importiert</translation>
    </message>
    <message>
        <source>The import of %1 was cancelled</source>
        <translation>Der Import von %1 wurde abgebrochen</translation>
    </message>
    <message>
        <source>Nothing of %1 was imported</source>
        <translation>Aus %1 wurde nichts importiert</translation>
    </message>
</context>
<context>
    <name>UserAccess</name>
    <message>
        <source>Nothing of this counts now</source>
        <translation>Nichts davon gilt gerade</translation>
    </message>
    <message>
        <source>The user or the account is disabled or locked.</source>
        <translation>Der Benutzer oder das Konto ist deaktiviert oder gesperrt.</translation>
    </message>
    <message>
        <source>Superadmin</source>
        <translation>Superadmin</translation>
    </message>
    <message>
        <source>Holds everything, whatever is listed here.</source>
        <translation>Hält alles, was immer hier steht.</translation>
    </message>
    <message>
        <source>Owner of the account</source>
        <translation>Besitzer des Kontos</translation>
    </message>
    <message>
        <source>Holds everything in it but records; these count if they are listed here.</source>
        <translation>Hält alles darin außer Datensätzen; diese gelten, wenn sie hier stehen.</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>In no group.</source>
        <translation>In keiner Gruppe.</translation>
    </message>
    <message>
        <source>Sets</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>Was given no set.</source>
        <translation>Hat keinen Satz bekommen.</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>Was daraus folgt</translation>
    </message>
    <message>
        <source>Holds no permission.</source>
        <translation>Hält keine Berechtigung.</translation>
    </message>
    <message>
        <source>given directly</source>
        <translation>direkt gegeben</translation>
    </message>
    <message>
        <source>by the role</source>
        <translation>durch die Rolle</translation>
    </message>
    <message>
        <source>through %1</source>
        <translation>durch %1</translation>
    </message>
</context>
<context>
    <name>UserCommands</name>
    <message>
        <source>New user</source>
        <translation>Neuer Benutzer</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Change the name…</source>
        <translation>Namen ändern …</translation>
    </message>
    <message>
        <source>Disable…</source>
        <translation>Deaktivieren …</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Aktivieren</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Reset the password…</source>
        <translation>Passwort zurücksetzen …</translation>
    </message>
    <message>
        <source>Find a user</source>
        <translation>Benutzer suchen</translation>
    </message>
    <message>
        <source>Reload the users</source>
        <translation>Benutzer neu laden</translation>
    </message>
    <message>
        <source>View as…</source>
        <translation>Ansehen als …</translation>
    </message>
    <message>
        <source>Why can, or can’t, this user…</source>
        <translation>Warum darf dieser Benutzer …</translation>
    </message>
    <message>
        <source>Remove the second factor…</source>
        <translation>Zweiten Faktor entfernen …</translation>
    </message>
    <message>
        <source>lost phone authenticator code two-factor</source>
        <translation>telefon verloren authenticator code zwei-faktor</translation>
    </message>
</context>
<context>
    <name>UserFacts</name>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Too many failed sign-ins; until %1 the right password does not help either.</source>
        <translation>Zu viele fehlgeschlagene Anmeldungen; bis %1 hilft auch das richtige Passwort nicht.</translation>
    </message>
    <message>
        <source>Cannot sign in until unlocked.</source>
        <translation>Kann sich nicht anmelden, bis die Sperre aufgehoben ist.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>Zweiter Faktor</translation>
    </message>
    <message numerus="yes">
        <source>since %1, %Ln recovery code(s) left</source>
        <translation>
            <numerusform>seit %1, noch %Ln Wiederherstellungscode</numerusform>
            <numerusform>seit %1, noch %Ln Wiederherstellungscodes</numerusform>
        </translation>
    </message>
    <message>
        <source>none, though one is required</source>
        <translation>keiner, obwohl einer verlangt wird</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>%1, never signs in</source>
        <translation>%1, meldet sich nie an</translation>
    </message>
    <message>
        <source>%1, with the password</source>
        <translation>%1, mit dem Passwort</translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <translation>%1, bei %2</translation>
    </message>
</context>
<context>
    <name>UserFilters</name>
    <message>
        <source>Address or name</source>
        <translation>Adresse oder Name</translation>
    </message>
    <message>
        <source>Role: any</source>
        <translation>Rolle: jede</translation>
    </message>
    <message>
        <source>State: any</source>
        <translation>Zustand: jeder</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>aktiviert</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>Order: by address</source>
        <translation>Folge: nach Adresse</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>neueste zuerst</translation>
    </message>
    <message>
        <source>last signed in first</source>
        <translation>zuletzt angemeldete zuerst</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Type: any</source>
        <translation>Art: alle</translation>
    </message>
</context>
<context>
    <name>UserHead</name>
    <message>
        <source>user</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>angemeldet</translation>
    </message>
</context>
<context>
    <name>UserIdentities</name>
    <message>
        <source>Signs in with</source>
        <translation>Meldet sich an mit</translation>
    </message>
    <message>
        <source>Address and password</source>
        <translation>Adresse und Passwort</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>nicht bestätigt</translation>
    </message>
    <message>
        <source>used %1</source>
        <translation>benutzt %1</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>nie benutzt</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Abschalten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>No more sign-in with it; open sessions end</source>
        <translation>Keine Anmeldung mehr damit; offene Sitzungen enden</translation>
    </message>
    <message>
        <source>It is for signing in again</source>
        <translation>Die Anmeldung damit geht wieder</translation>
    </message>
</context>
<context>
    <name>UserInspector</name>
    <message>
        <source>Hide the inspector</source>
        <translation>Inspektor ausblenden</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
</context>
<context>
    <name>UserList</name>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>No users yet</source>
        <translation>Noch keine Benutzer</translation>
    </message>
    <message>
        <source>Users sign in to this account and do what their groups, sets and role let them.</source>
        <translation>Benutzer melden sich bei diesem Konto an und tun, was ihre Gruppen, Sätze und Rolle erlauben.</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Niemand gefunden</translation>
    </message>
    <message>
        <source>No user fits the search and the filters.</source>
        <translation>Kein Benutzer passt zu Suche und Filtern.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>UserMenu</name>
    <message>
        <source>Signed in as %1</source>
        <translation>Angemeldet als %1</translation>
    </message>
    <message>
        <source>superadmin</source>
        <translation>Superadmin</translation>
    </message>
    <message>
        <source>Appearance of the desktop</source>
        <translation>Darstellung wie der Desktop</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Language of the desktop</source>
        <translation>Sprache des Desktops</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>My profile</source>
        <translation>Mein Profil</translation>
    </message>
</context>
<context>
    <name>UserPicker</name>
    <message>
        <source>Find a user by address or name</source>
        <translation>Benutzer nach Adresse oder Name suchen</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
</context>
<context>
    <name>UserRow</name>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>nicht bestätigt</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <translation>%1 wählen</translation>
    </message>
</context>
<context>
    <name>UserTypes</name>
    <message>
        <source>service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>API user</source>
        <translation>API-Benutzer</translation>
    </message>
    <message>
        <source>system</source>
        <translation>System</translation>
    </message>
    <message>
        <source>person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>A service</source>
        <translation>Ein Dienst</translation>
    </message>
    <message>
        <source>An API client</source>
        <translation>Ein API-Programm</translation>
    </message>
    <message>
        <source>A person</source>
        <translation>Eine Person</translation>
    </message>
</context>
<context>
    <name>UsersPage</name>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>%1 in all accounts</source>
        <translation>%1 in allen Konten</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Choose an account first: a user belongs to one.</source>
        <translation>Wählen Sie zuerst ein Konto: ein Benutzer gehört zu einem.</translation>
    </message>
</context>
<context>
    <name>ViewAsDialog</name>
    <message>
        <source>View as %1?</source>
        <translation>Ansehen als %1?</translation>
    </message>
    <message>
        <source>Every page then shows what this user sees, and nothing can be changed. It is in the audit trail under your name, and the user finds it among the sessions. You stay signed in meanwhile.</source>
        <translation>Jede Seite zeigt dann, was dieser Benutzer sieht, und nichts lässt sich ändern. Es steht unter Ihrem Namen im Protokoll, und der Benutzer findet es bei seinen Sitzungen. Sie bleiben derweil angemeldet.</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Für wie lange</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 Minuten</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15 Minuten</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansehen</translation>
    </message>
</context>
<context>
    <name>ViewBanner</name>
    <message>
        <source>End the view</source>
        <translation>Ansicht beenden</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>view as somebody else impersonate</source>
        <translation>ansehen als jemand anders</translation>
    </message>
    <message>
        <source>You see what %1 sees</source>
        <translation>Sie sehen, was %1 sieht</translation>
    </message>
    <message>
        <source>%1 · nothing can be changed · until %2 (UTC), %3 left</source>
        <translation>%1 · nichts lässt sich ändern · bis %2 (UTC), noch %3</translation>
    </message>
</context>
<context>
    <name>ViewFieldRow</name>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the field</source>
        <translation>Name des Feldes</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Durchschnitt</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>How the field is made</source>
        <translation>Wie das Feld entsteht</translation>
    </message>
    <message>
        <source>records, or a field whose values count</source>
        <translation>Datensätze, oder ein Feld, dessen Werte zählen</translation>
    </message>
    <message>
        <source>field, path.to.field or price * count</source>
        <translation>Feld, weg.zum.feld oder preis * anzahl</translation>
    </message>
    <message>
        <source>Field or expression</source>
        <translation>Feld oder Ausdruck</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Remove the field</source>
        <translation>Feld entfernen</translation>
    </message>
</context>
<context>
    <name>ViewForm</name>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>The collection whose records the rows are made of</source>
        <translation>Die Sammlung, aus deren Datensätzen die Zeilen entstehen</translation>
    </message>
    <message>
        <source>Choose a collection</source>
        <translation>Sammlung wählen</translation>
    </message>
    <message>
        <source>Only records for which</source>
        <translation>Nur Datensätze, für die gilt</translation>
    </message>
    <message>
        <source>all records, or a condition such as count &gt; 0</source>
        <translation>alle Datensätze, oder eine Bedingung wie count &gt; 0</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Add field</source>
        <translation>Feld hinzufügen</translation>
    </message>
    <message>
        <source>All fields of the collection</source>
        <translation>Alle Felder der Sammlung</translation>
    </message>
    <message>
        <source>All fields of %1</source>
        <translation>Alle Felder von %1</translation>
    </message>
    <message>
        <source>One row for each combination of values, in place of each record</source>
        <translation>Eine Zeile für jede Kombination von Werten statt für jeden Datensatz</translation>
    </message>
    <message>
        <source>Only groups for which</source>
        <translation>Nur Gruppen, für die gilt</translation>
    </message>
    <message>
        <source>all groups, or a condition over the fields above</source>
        <translation>alle Gruppen, oder eine Bedingung über die Felder oben</translation>
    </message>
</context>
<context>
    <name>ViewLine</name>
    <message>
        <source>Forget the view</source>
        <translation>Ansicht vergessen</translation>
    </message>
</context>
<context>
    <name>ViewTab</name>
    <message>
        <source>Save the view</source>
        <translation>Sicht speichern</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>View %1 changed</source>
        <translation>Sicht %1 geändert</translation>
    </message>
    <message>
        <source>A view keeps nothing: its rows are made of the records of another collection whenever they are read, and show nobody more of it than they may see there.</source>
        <translation>Eine Sicht bewahrt nichts auf: Ihre Zeilen entstehen bei jedem Lesen aus den Datensätzen einer anderen Sammlung und zeigen niemandem mehr davon, als er dort sehen darf.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>ViewsPopup</name>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
    <message>
        <source>A view keeps filter, order and columns under a name, on this computer.</source>
        <translation>Eine Ansicht behält Filter, Ordnung und Spalten unter einem Namen, auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Keep the changes in “%1”</source>
        <translation>Änderungen in „%1“ behalten</translation>
    </message>
    <message>
        <source>Name of a new view</source>
        <translation>Name einer neuen Ansicht</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>WelcomePanel</name>
    <message>
        <source>A back end you can hold in your hands.</source>
        <translation>Ein Backend, das man in der Hand halten kann.</translation>
    </message>
    <message>
        <source>Collections with an API, people with exact permissions, and a record of everything that ever happened. On this computer, in about ten seconds.</source>
        <translation>Sammlungen mit einer API, Menschen mit genauen Berechtigungen und ein Verzeichnis von allem, was je geschah. Auf diesem Rechner, in etwa zehn Sekunden.</translation>
    </message>
    <message>
        <source>Welcome back</source>
        <translation>Willkommen zurück</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>Hier beginnen</translation>
    </message>
    <message>
        <source>Your server on this computer is stored in %1.</source>
        <translation>Ihr Server auf diesem Rechner liegt in %1.</translation>
    </message>
    <message>
        <source>A new server on this computer, stored in %1.</source>
        <translation>Ein neuer Server auf diesem Rechner, in %1.</translation>
    </message>
    <message>
        <source>Open my server</source>
        <translation>Meinen Server öffnen</translation>
    </message>
    <message>
        <source>Create my server</source>
        <translation>Meinen Server anlegen</translation>
    </message>
    <message>
        <source>Loading demo data…</source>
        <translation>Lade Beispieldaten …</translation>
    </message>
    <message>
        <source>Look around with demo data</source>
        <translation>Mit Beispieldaten umsehen</translation>
    </message>
</context>
<context>
    <name>WorkCard</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>basalt::app::AccessQuestion</name>
    <message>
        <source>It depends on the record.</source>
        <translation>Es kommt auf den Datensatz an.</translation>
    </message>
    <message>
        <source>It depends on what is sent.</source>
        <translation>Es kommt darauf an, was gesendet wird.</translation>
    </message>
    <message>
        <source>Yes, as superadmin.</source>
        <translation>Ja, als Superadmin.</translation>
    </message>
    <message>
        <source>Yes, as owner of the account.</source>
        <translation>Ja, als Besitzer des Kontos.</translation>
    </message>
    <message>
        <source>Yes, by a permission.</source>
        <translation>Ja, durch eine Berechtigung.</translation>
    </message>
    <message>
        <source>Yes, by the rule.</source>
        <translation>Ja, durch die Regel.</translation>
    </message>
    <message>
        <source>No. User or account are shut out.</source>
        <translation>Nein. Benutzer oder Konto sind ausgesperrt.</translation>
    </message>
    <message>
        <source>No. It is in another account.</source>
        <translation>Nein. Es liegt in einem anderen Konto.</translation>
    </message>
    <message>
        <source>No. The permission is not held.</source>
        <translation>Nein. Die Berechtigung fehlt.</translation>
    </message>
    <message>
        <source>No. A field may not be sent.</source>
        <translation>Nein. Ein Feld darf nicht gesendet werden.</translation>
    </message>
    <message>
        <source>No. The source of the view says no.</source>
        <translation>Nein. Die Quelle der Sicht sagt nein.</translation>
    </message>
    <message>
        <source>No. The rule says no.</source>
        <translation>Nein. Die Regel sagt nein.</translation>
    </message>
    <message>
        <source>decided in %1 ms, with the rule that is tried</source>
        <translation>entschieden in %1 ms, mit der Regel, die ausprobiert wird</translation>
    </message>
    <message>
        <source>decided in %1 ms</source>
        <translation>entschieden in %1 ms</translation>
    </message>
    <message>
        <source>%1 of the account&apos;s %2 records</source>
        <translation>%1 der %2 Datensätze des Kontos</translation>
    </message>
    <message>
        <source>neither true nor false</source>
        <translation>weder wahr noch falsch</translation>
    </message>
    <message>
        <source>true</source>
        <translation>wahr</translation>
    </message>
    <message>
        <source>false</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>one of these is enough</source>
        <translation>eines davon genügt</translation>
    </message>
    <message>
        <source>all of these are needed</source>
        <translation>alle davon sind nötig</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>true or false, and why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>no other record comes with it</source>
        <translation>kein anderer Datensatz kommt dazu</translation>
    </message>
    <message>
        <source>%1 all %2 of the account</source>
        <translation>%1 aller %2 des Kontos</translation>
    </message>
    <message>
        <source>with everything else that it gives</source>
        <translation>mit allem anderen, was damit kommt</translation>
    </message>
    <message>
        <source>other records that come with it: %1</source>
        <translation>andere Datensätze, die dazukommen: %1</translation>
    </message>
    <message>
        <source>Yes, by an access list.</source>
        <translation>Ja, durch eine Zugriffsliste.</translation>
    </message>
    <message>
        <source>No. An access list keeps the user out.</source>
        <translation>Nein. Eine Zugriffsliste schließt den Benutzer aus.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a field, and what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>decided in %1 ms, with the rule that is tried and what would be sent</source>
        <translation>entschieden in %1 ms, mit der Regel, die ausprobiert wird, und dem, was gesendet würde</translation>
    </message>
    <message>
        <source>decided in %1 ms, with what would be sent</source>
        <translation>entschieden in %1 ms, mit dem, was gesendet würde</translation>
    </message>
</context>
<context>
    <name>basalt::app::ApiClient</name>
    <message>
        <source>Signed out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>The session has ended. Sign in again to go on.</source>
        <translation>Die Sitzung ist beendet. Melden Sie sich wieder an, um weiterzumachen.</translation>
    </message>
</context>
<context>
    <name>basalt::app::AuditLogModel</name>
    <message>
        <source>The file could not be written</source>
        <translation>Die Datei konnte nicht geschrieben werden</translation>
    </message>
</context>
<context>
    <name>basalt::app::BackupListModel</name>
    <message>
        <source>being made</source>
        <translation>wird gemacht</translation>
    </message>
    <message>
        <source>%1 of %2 · %3/s · %4 s left</source>
        <translation>%1 von %2 · %3/s · noch %4 s</translation>
    </message>
</context>
<context>
    <name>basalt::app::CollectionListModel</name>
    <message>
        <source>No such collection</source>
        <translation>Diese Sammlung gibt es nicht</translation>
    </message>
    <message>
        <source>There is no collection “%1” on this server.</source>
        <translation>Auf diesem Server gibt es keine Sammlung „%1“.</translation>
    </message>
</context>
<context>
    <name>basalt::app::DemoLoader</name>
    <message>
        <source>The program “basalt” that loads the demo data was not found beside this one.</source>
        <translation>Das Programm „basalt“, das die Beispieldaten lädt, wurde neben diesem nicht gefunden.</translation>
    </message>
    <message>
        <source>The demo data could not be loaded: %1</source>
        <translation>Die Beispieldaten konnten nicht geladen werden: %1</translation>
    </message>
</context>
<context>
    <name>basalt::app::Desktop</name>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) ago</source>
        <translation>
            <numerusform>vor %Ln Minute</numerusform>
            <numerusform>vor %Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) ago</source>
        <translation>
            <numerusform>vor %Ln Stunde</numerusform>
            <numerusform>vor %Ln Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>vor %Ln Tag</numerusform>
            <numerusform>vor %Ln Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>%1 k</source>
        <translation>%1 Tsd.</translation>
    </message>
</context>
<context>
    <name>basalt::app::EmbeddedServer</name>
    <message>
        <source>This build of the program has no server in it.</source>
        <translation>Dieser Bau des Programms enthält keinen Server.</translation>
    </message>
</context>
<context>
    <name>basalt::app::HolderListModel</name>
    <message>
        <source>given %1</source>
        <translation>hat %1 bekommen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>disabled: grants nothing</source>
        <translation>deaktiviert: gewährt nichts</translation>
    </message>
    <message>
        <source>through %1</source>
        <translation>durch %1</translation>
    </message>
    <message>
        <source>by the role %1</source>
        <translation>durch die Rolle %1</translation>
    </message>
    <message>
        <source>given directly</source>
        <translation>direkt gegeben</translation>
    </message>
</context>
<context>
    <name>basalt::app::ImportColumns</name>
    <message>
        <source>Two columns have this name.</source>
        <translation>Zwei Spalten heißen so.</translation>
    </message>
    <message>
        <source>Another column goes into this field.</source>
        <translation>Eine andere Spalte geht in dieses Feld.</translation>
    </message>
</context>
<context>
    <name>basalt::app::ImportFaults</name>
    <message>
        <source>row</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>basalt::app::ImportJob</name>
    <message>
        <source>The file cannot be read</source>
        <translation>Die Datei lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>The server has forgotten this import; it was restarted perhaps. Its audit trail says how far the import came.</source>
        <translation>Der Server kennt diesen Import nicht mehr; vielleicht wurde er neu gestartet. Sein Prüfpfad sagt, wie weit der Import kam.</translation>
    </message>
    <message>
        <source>Nobody knows how the import ended</source>
        <translation>Niemand weiß, wie der Import endete</translation>
    </message>
    <message>
        <source>The server does not answer. Its audit trail says how far the import came.</source>
        <translation>Der Server antwortet nicht. Sein Prüfpfad sagt, wie weit der Import kam.</translation>
    </message>
    <message>
        <source>It became shorter while it was sent.</source>
        <translation>Sie wurde kürzer, während sie gesendet wurde.</translation>
    </message>
    <message>
        <source>It was changed while it was sent.</source>
        <translation>Sie wurde geändert, während sie gesendet wurde.</translation>
    </message>
    <message>
        <source>The server has forgotten this import; it was restarted perhaps. Nothing was written.</source>
        <translation>Der Server kennt diesen Import nicht mehr; vielleicht wurde er neu gestartet. Es wurde nichts geschrieben.</translation>
    </message>
</context>
<context>
    <name>basalt::app::IndexEditor</name>
    <message>
        <source>Choose at least one field.</source>
        <translation>Mindestens ein Feld wählen.</translation>
    </message>
</context>
<context>
    <name>basalt::app::PermissionMatrix</name>
    <message numerus="yes">
        <source>in %Ln set(s) · nothing is saved yet</source>
        <translation>
            <numerusform>in %Ln Satz · noch nichts gespeichert</numerusform>
            <numerusform>in %Ln Sätzen · noch nichts gespeichert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 gains %2</source>
        <translation>%1 gewinnt %2</translation>
    </message>
    <message>
        <source>%1 loses %2</source>
        <translation>%1 verliert %2</translation>
    </message>
    <message>
        <source>%1 is a folder: sets hold what is in it.</source>
        <translation>%1 ist ein Ordner: Sätze halten, was darin ist.</translation>
    </message>
    <message>
        <source>%1 has it through %2. Take that away first.</source>
        <translation>%1 hat es durch %2. Nehmen Sie zuerst das weg.</translation>
    </message>
    <message>
        <source>%1 holds it</source>
        <translation>%1 hält sie</translation>
    </message>
    <message>
        <source>%1 holds it through %2</source>
        <translation>%1 hält sie durch %2</translation>
    </message>
    <message>
        <source>%1 holds some of what is below</source>
        <translation>%1 hält manches darunter</translation>
    </message>
    <message>
        <source>%1 does not hold it</source>
        <translation>%1 hält sie nicht</translation>
    </message>
</context>
<context>
    <name>basalt::app::RecordExport</name>
    <message>
        <source>Say in which folder: the path begins at the root.</source>
        <translation>Sagen Sie, in welchem Ordner: Der Pfad beginnt an der Wurzel.</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>Die Datei ließ sich nicht schreiben</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>%1 wird exportiert</translation>
    </message>
    <message>
        <source>The answer broke off</source>
        <translation>Die Antwort ist abgebrochen</translation>
    </message>
    <message>
        <source>The server did not send the whole file.</source>
        <translation>Der Server hat nicht die ganze Datei gesendet.</translation>
    </message>
</context>
<context>
    <name>basalt::app::RecordImport</name>
    <message>
        <source>Trying %1</source>
        <translation>%1 wird probiert</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>%1 wird importiert</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Diese Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>Die Datei lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>%1 – trying again</source>
        <translation>%1 – neuer Versuch</translation>
    </message>
    <message>
        <source>The import ended before the end of the file</source>
        <translation>Der Import endete vor dem Ende der Datei</translation>
    </message>
    <message>
        <source>The file has changed</source>
        <translation>Die Datei hat sich geändert</translation>
    </message>
    <message>
        <source>It was read anew. Look at its columns, then begin once more.</source>
        <translation>Sie wurde neu gelesen. Sehen Sie sich die Spalten an und beginnen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>Its first row is too long to be shown.</source>
        <translation>Ihre erste Zeile ist zu lang, um sie zu zeigen.</translation>
    </message>
    <message>
        <source>There is no row in it.</source>
        <translation>Es steht keine Zeile darin.</translation>
    </message>
</context>
<context>
    <name>basalt::app::RecordRange</name>
    <message>
        <source>At most %L1 records are changed at once.</source>
        <translation>Höchstens %L1 Datensätze werden auf einmal geändert.</translation>
    </message>
    <message>
        <source>“%1” is no id of a record of %2, and no name that was seen here.</source>
        <translation>„%1“ ist keine Id eines Datensatzes von %2 und kein Name, der hier vorkam.</translation>
    </message>
    <message>
        <source>Set %L1 value(s)</source>
        <translation>%L1 Wert(e) setzen</translation>
    </message>
    <message>
        <source>Empty %L1 value(s)</source>
        <translation>%L1 Wert(e) leeren</translation>
    </message>
    <message numerus="yes">
        <source>Paste %Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile einfügen</numerusform>
            <numerusform>%Ln Zeilen einfügen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>basalt::app::RecordTableModel</name>
    <message>
        <source>This value cannot be edited.</source>
        <translation>Dieser Wert lässt sich nicht ändern.</translation>
    </message>
    <message>
        <source>This field is required.</source>
        <translation>Dieses Feld ist Pflicht.</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Neuer Datensatz</translation>
    </message>
    <message>
        <source>One of these is needed: %1</source>
        <translation>Eines davon wird gebraucht: %1</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>nicht gezeigt</translation>
    </message>
</context>
<context>
    <name>basalt::app::RuleAssistant</name>
    <message>
        <source>fields of %1</source>
        <translation>Felder von %1</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>or</source>
        <translation>oder</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>enthält nicht</translation>
    </message>
    <message>
        <source>one of several</source>
        <translation>eines von mehreren</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation>ist nicht leer</translation>
    </message>
    <message>
        <source>a choice of %1</source>
        <translation>eine Wahl von %1</translation>
    </message>
</context>
<context>
    <name>basalt::app::RuleTrialModel</name>
    <message>
        <source>Not signed in</source>
        <translation>Nicht angemeldet</translation>
    </message>
    <message>
        <source>the rule is locked</source>
        <translation>die Regel ist gesperrt</translation>
    </message>
    <message>
        <source>everybody may</source>
        <translation>alle dürfen</translation>
    </message>
    <message>
        <source>a rule holds for nobody who is not signed in</source>
        <translation>eine Bedingung gilt für niemanden, der nicht angemeldet ist</translation>
    </message>
    <message>
        <source>the record belongs to another account</source>
        <translation>der Datensatz gehört einem anderen Konto</translation>
    </message>
    <message>
        <source>the rule is true</source>
        <translation>die Bedingung ist erfüllt</translation>
    </message>
    <message>
        <source>the rule is not true</source>
        <translation>die Bedingung ist nicht erfüllt</translation>
    </message>
    <message>
        <source>One page of a list</source>
        <translation>Eine Seite einer Liste</translation>
    </message>
    <message>
        <source>How many there are in all</source>
        <translation>Wie viele es insgesamt sind</translation>
    </message>
    <message>
        <source>One record</source>
        <translation>Ein Datensatz</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>what it is made of is not for them, by the rules of the source</source>
        <translation>woraus die Zeile besteht, ist nach den Regeln der Quelle nicht für sie bestimmt</translation>
    </message>
</context>
<context>
    <name>basalt::app::RulesEditor</name>
    <message>
        <source>List</source>
        <translation>Auflisten</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>basalt::app::SchemaEditor</name>
    <message>
        <source>Letters, digits and _ only, beginning with a letter.</source>
        <translation>Nur Buchstaben, Ziffern und _, ein Buchstabe zuerst.</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>Ein Name fehlt.</translation>
    </message>
    <message>
        <source>Every record has this field already.</source>
        <translation>Jeder Datensatz hat dieses Feld schon.</translation>
    </message>
    <message>
        <source>Two fields have this name.</source>
        <translation>Zwei Felder haben diesen Namen.</translation>
    </message>
    <message>
        <source>Choose the collection it refers to.</source>
        <translation>Wählen Sie die Sammlung, auf die es verweist.</translation>
    </message>
    <message>
        <source>A required field cannot become empty.</source>
        <translation>Ein Pflichtfeld kann nicht leer werden.</translation>
    </message>
    <message>
        <source>Name the choices, separated by commas.</source>
        <translation>Nennen Sie die Auswahl, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
    <message>
        <source>A value is needed.</source>
        <translation>Ein Wert wird gebraucht.</translation>
    </message>
    <message>
        <source>Write the expression that makes its value, such as concat(first, &apos; &apos;, last).</source>
        <translation>Schreiben Sie den Ausdruck, der den Wert ergibt, etwa concat(first, &apos; &apos;, last).</translation>
    </message>
</context>
<context>
    <name>basalt::app::SchemaPlan</name>
    <message>
        <source>new; computed when it is read</source>
        <translation>neu; wird beim Lesen berechnet</translation>
    </message>
    <message numerus="yes">
        <source>new; %Ln record(s) get it</source>
        <translation>
            <numerusform>neu; %Ln Datensatz bekommt es</numerusform>
            <numerusform>neu; %Ln Datensätze bekommen es</numerusform>
        </translation>
    </message>
    <message>
        <source>dropped; it holds no values</source>
        <translation>gelöscht; es enthält keine Werte</translation>
    </message>
    <message numerus="yes">
        <source>dropped; %Ln value(s) are lost</source>
        <translation>
            <numerusform>gelöscht; %Ln Wert geht verloren</numerusform>
            <numerusform>gelöscht; %Ln Werte gehen verloren</numerusform>
        </translation>
    </message>
    <message>
        <source>renamed; values stay</source>
        <translation>umbenannt; Werte bleiben</translation>
    </message>
    <message>
        <source>values stay</source>
        <translation>Werte bleiben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) are converted</source>
        <translation>
            <numerusform>%Ln Wert wird umgewandelt</numerusform>
            <numerusform>%Ln Werte werden umgewandelt</numerusform>
        </translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>made anew where they differ; values stay</source>
        <translation>neu gemacht, wo sie sich unterscheiden; Werte bleiben</translation>
    </message>
    <message>
        <source>required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>no longer required</source>
        <translation>nicht mehr Pflicht</translation>
    </message>
    <message>
        <source>unique</source>
        <translation>eindeutig</translation>
    </message>
    <message>
        <source>no longer unique</source>
        <translation>nicht mehr eindeutig</translation>
    </message>
    <message>
        <source>personal</source>
        <translation>persönlich</translation>
    </message>
    <message>
        <source>no longer personal</source>
        <translation>nicht mehr persönlich</translation>
    </message>
    <message>
        <source>mask %1</source>
        <translation>Maske %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>refers to %1</source>
        <translation>verweist auf %1</translation>
    </message>
    <message>
        <source>when that is deleted: %1</source>
        <translation>wenn das gelöscht wird: %1</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>Vorgabe %1</translation>
    </message>
    <message>
        <source>options %1</source>
        <translation>Optionen %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s), for instance %1</source>
        <translation>
            <numerusform>%Ln Datensatz, nämlich %1</numerusform>
            <numerusform>%Ln Datensätze, zum Beispiel %1</numerusform>
        </translation>
    </message>
    <message>
        <source>become the nearest value that fits</source>
        <translation>werden der nächste passende Wert</translation>
    </message>
    <message>
        <source>become empty</source>
        <translation>werden leer</translation>
    </message>
    <message>
        <source>become the default</source>
        <translation>werden die Vorgabe</translation>
    </message>
    <message>
        <source>become the value you gave</source>
        <translation>werden der angegebene Wert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) do not fit and %1</source>
        <translation>
            <numerusform>%Ln Wert passt nicht; solche %1</numerusform>
            <numerusform>%Ln Werte passen nicht und %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 — now: %2</source>
        <translation>%1 — jetzt: %2</translation>
    </message>
    <message>
        <source>follows the field: %1</source>
        <translation>folgt dem Feld: %1</translation>
    </message>
    <message>
        <source>loses the field: %1</source>
        <translation>verliert das Feld: %1</translation>
    </message>
    <message>
        <source>is understood as before: %1</source>
        <translation>wird verstanden wie zuvor: %1</translation>
    </message>
</context>
<context>
    <name>basalt::app::ServerListModel</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
</context>
<context>
    <name>basalt::app::ServerProbe</name>
    <message>
        <source>This is not a Basalt server</source>
        <translation>Das ist kein Basalt-Server</translation>
    </message>
    <message>
        <source>Something answers at %1, but not as Basalt does. Is the address complete?</source>
        <translation>Unter %1 antwortet etwas, aber nicht wie Basalt. Ist die Adresse vollständig?</translation>
    </message>
    <message>
        <source>It works</source>
        <translation>Es funktioniert</translation>
    </message>
    <message>
        <source>Basalt %1 answered in %2 ms.</source>
        <translation>Basalt %1 hat in %2 ms geantwortet.</translation>
    </message>
</context>
<context>
    <name>basalt::app::SessionController</name>
    <message>
        <source>Local</source>
        <translation>Lokal</translation>
    </message>
    <message>
        <source>The server on this computer did not start</source>
        <translation>Der Server auf diesem Rechner ist nicht gestartet</translation>
    </message>
    <message>
        <source>%1 answers, but not as Basalt does.</source>
        <translation>%1 antwortet, aber nicht wie Basalt.</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>Alle Konten</translation>
    </message>
</context>
<context>
    <name>basalt::app::ViewAs</name>
    <message>
        <source>Its time was up.</source>
        <translation>Die Zeit war um.</translation>
    </message>
    <message>
        <source>The server does not accept it any more: it, the session in which it began, or the user was ended.</source>
        <translation>Der Server nimmt sie nicht mehr an: Sie selbst, die Sitzung, in der sie begann, oder der Benutzer wurde beendet.</translation>
    </message>
    <message>
        <source>You look at everything as %1, which changes nothing. End the view first.</source>
        <translation>Sie sehen alles als %1, was nichts ändert. Beenden Sie erst die Ansicht.</translation>
    </message>
</context>
</TS>
