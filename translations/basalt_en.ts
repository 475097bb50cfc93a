<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AccountSwitcher</name>
    <message numerus="yes">
        <source>Discard %Ln staged change(s)?</source>
        <translation>
            <numerusform>Discard %Ln staged change?</numerusform>
            <numerusform>Discard %Ln staged changes?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditFilters</name>
    <message numerus="yes">
        <source>last %Ln day(s)</source>
        <translation>
            <numerusform>last %Ln day</numerusform>
            <numerusform>last %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CollectionPage</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) in all accounts</source>
        <translation>
            <numerusform>%Ln record in all accounts</numerusform>
            <numerusform>%Ln records in all accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CollectionsPage</name>
    <message numerus="yes">
        <source>%Ln collection(s)</source>
        <translation>
            <numerusform>%Ln collection</numerusform>
            <numerusform>%Ln collections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation>
            <numerusform>%Ln match</numerusform>
            <numerusform>%Ln matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommitDialog</name>
    <message numerus="yes">
        <source>Commit %Ln change(s)</source>
        <translation>
            <numerusform>Commit %Ln change</numerusform>
            <numerusform>Commit %Ln changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %Ln record(s); %1 will be deleted.</source>
        <translation>
            <numerusform>In %Ln record; %1 will be deleted.</numerusform>
            <numerusform>In %Ln records; %1 will be deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %Ln record(s) of %1.</source>
        <translation>
            <numerusform>In %Ln record of %1.</numerusform>
            <numerusform>In %Ln records of %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeleteCollectionDialog</name>
    <message numerus="yes">
        <source>Its %Ln record(s) in all accounts are deleted with it. The audit trail keeps their history. This cannot be undone.</source>
        <translation>
            <numerusform>Its %Ln record in all accounts is deleted with it. The audit trail keeps its history. This cannot be undone.</numerusform>
            <numerusform>Its %Ln records in all accounts are deleted with it. The audit trail keeps their history. This cannot be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExpiredDialog</name>
    <message numerus="yes">
        <source>Sign in again as %1. Your %Ln staged change(s) are still here.</source>
        <translation>
            <numerusform>Sign in again as %1. Your %Ln staged change is still here.</numerusform>
            <numerusform>Sign in again as %1. Your %Ln staged changes are still here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message numerus="yes">
        <source>Discard %Ln staged change(s)?</source>
        <translation>
            <numerusform>Discard %Ln staged change?</numerusform>
            <numerusform>Discard %Ln staged changes?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message numerus="yes">
        <source>in %Ln collection(s)</source>
        <translation>
            <numerusform>in %Ln collection</numerusform>
            <numerusform>in %Ln collections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new in 7 days</source>
        <translation>
            <numerusform>%Ln new in 7 days</numerusform>
            <numerusform>%Ln new in 7 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln collection(s) can be read or written by anybody.</source>
        <translation>
            <numerusform>%Ln collection can be read or written by anybody.</numerusform>
            <numerusform>%Ln collections can be read or written by anybody.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordCommands</name>
    <message numerus="yes">
        <source>Delete %Ln selected record(s)</source>
        <translation>
            <numerusform>Delete %Ln selected record</numerusform>
            <numerusform>Delete %Ln selected records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordsView</name>
    <message numerus="yes">
        <source>%Ln record(s) committed</source>
        <translation>
            <numerusform>%Ln record committed</numerusform>
            <numerusform>%Ln records committed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) refused</source>
        <translation>
            <numerusform>%Ln record refused</numerusform>
            <numerusform>%Ln records refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %Ln staged change(s)?</source>
        <translation>
            <numerusform>Discard %Ln staged change?</numerusform>
            <numerusform>Discard %Ln staged changes?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchemaTab</name>
    <message numerus="yes">
        <source>%Ln new field(s). Existing records get the default, or null.</source>
        <translation>
            <numerusform>%Ln new field. Existing records get the default, or null.</numerusform>
            <numerusform>%Ln new fields. Existing records get the default, or null.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StagedBar</name>
    <message numerus="yes">
        <source>%Ln staged change(s)</source>
        <translation>
            <numerusform>%Ln staged change</numerusform>
            <numerusform>%Ln staged changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln record(s) · nothing is saved yet</source>
        <translation>
            <numerusform>in %Ln record · nothing is saved yet</numerusform>
            <numerusform>in %Ln records · nothing is saved yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletion(s)</source>
        <translation>
            <numerusform>%Ln deletion</numerusform>
            <numerusform>%Ln deletions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%Ln staged change(s)</source>
        <translation>
            <numerusform>%Ln staged change</numerusform>
            <numerusform>%Ln staged changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>basalt::app::Desktop</name>
    <message numerus="yes">
        <source>%Ln minute(s) ago</source>
        <translation>
            <numerusform>%Ln minute ago</numerusform>
            <numerusform>%Ln minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) ago</source>
        <translation>
            <numerusform>%Ln hour ago</numerusform>
            <numerusform>%Ln hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
</context>
</TS>
