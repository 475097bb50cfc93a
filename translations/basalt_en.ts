<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AccessText</name>
    <message numerus="yes">
        <source>Looked at %Ln set(s): %1</source>
        <translation>
            <numerusform>Looked at %Ln set: %1</numerusform>
            <numerusform>Looked at %Ln sets: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccountEndDialog</name>
    <message numerus="yes">
        <source>%Ln are erased</source>
        <comment>users</comment>
        <translation>
            <numerusform>%Ln is erased</numerusform>
            <numerusform>%Ln are erased</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are shut out</source>
        <comment>users</comment>
        <translation>
            <numerusform>%Ln is shut out</numerusform>
            <numerusform>%Ln are shut out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are erased</source>
        <comment>records</comment>
        <translation>
            <numerusform>%Ln is erased</numerusform>
            <numerusform>%Ln are erased</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay, unreachable</source>
        <comment>records</comment>
        <translation>
            <numerusform>%Ln stays, unreachable</numerusform>
            <numerusform>%Ln stay, unreachable</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccountInspector</name>
    <message numerus="yes">
        <source>Records go first, then users: %Ln are left. It cannot be stopped.</source>
        <comment>users</comment>
        <translation>
            <numerusform>Records go first, then users: %Ln is left. It cannot be stopped.</numerusform>
            <numerusform>Records go first, then users: %Ln are left. It cannot be stopped.</numerusform>
        </translation>
    </message>
</context>
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
    <name>AccountTableRow</name>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AdviceCard</name>
    <message numerus="yes">
        <source>%Ln collection(s) can be read or written by anybody.</source>
        <translation>
            <numerusform>%Ln collection can be read or written by anybody.</numerusform>
            <numerusform>%Ln collections can be read or written by anybody.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ApplyDialog</name>
    <message numerus="yes">
        <source>Change or lose %Ln value(s)?</source>
        <translation>
            <numerusform>Change or lose %Ln value?</numerusform>
            <numerusform>Change or lose %Ln values?</numerusform>
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
    <name>CommitSetsDialog</name>
    <message numerus="yes">
        <source>Commit %Ln change(s)</source>
        <translation>
            <numerusform>Commit %Ln change</numerusform>
            <numerusform>Commit %Ln changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
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
    <name>DeleteSetDialog</name>
    <message numerus="yes">
        <source>%Ln people lose what it holds, unless they have it in another way.</source>
        <translation>
            <numerusform>%Ln person loses what it holds, unless they have it in another way.</numerusform>
            <numerusform>%Ln people lose what it holds, unless they have it in another way.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and to %Ln group(s).</source>
        <translation>
            <numerusform>and to %Ln group.</numerusform>
            <numerusform>and to %Ln groups.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was given to %Ln people directly</source>
        <translation>
            <numerusform>It was given to %Ln person directly</numerusform>
            <numerusform>It was given to %Ln people directly</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceView</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>people</comment>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It makes no difference to any of %Ln user(s).</source>
        <translation>
            <numerusform>It makes no difference to the one user there is.</numerusform>
            <numerusform>It makes no difference to any of %Ln users.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln active user(s) compared, with the records of this moment.</source>
        <translation>
            <numerusform>%Ln active user compared, with the records of this moment.</numerusform>
            <numerusform>%Ln active users compared, with the records of this moment.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln holder(s) compared. What somebody holds in another way as well is no difference.</source>
        <translation>
            <numerusform>%Ln holder compared. What somebody holds in another way as well is no difference.</numerusform>
            <numerusform>%Ln holders compared. What somebody holds in another way as well is no difference.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DisableDialog</name>
    <message numerus="yes">
        <source>%Ln open session(s) can do nothing any more, and nobody signs in as this user until enabled again. Nothing is deleted.</source>
        <translation>
            <numerusform>%Ln open session can do nothing any more, and nobody signs in as this user until enabled again. Nothing is deleted.</numerusform>
            <numerusform>%Ln open sessions can do nothing any more, and nobody signs in as this user until enabled again. Nothing is deleted.</numerusform>
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
    <name>FieldAccessPanel</name>
    <message numerus="yes">
        <source>%Ln operation(s) leave some out.</source>
        <translation>
            <numerusform>%Ln operation leaves some out.</numerusform>
            <numerusform>%Ln operations leave some out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln set(s) add some.</source>
        <translation>
            <numerusform>%Ln set adds some.</numerusform>
            <numerusform>%Ln sets add some.</numerusform>
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
    <name>GroupEndDialog</name>
    <message numerus="yes">
        <source>%Ln people are in it. It was given nothing, so they lose nothing but the membership.</source>
        <translation>
            <numerusform>%Ln person is in it. It was given nothing, so they lose nothing but the membership.</numerusform>
            <numerusform>%Ln people are in it. It was given nothing, so they lose nothing but the membership.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people lose</source>
        <translation>
            <numerusform>%Ln person loses</numerusform>
            <numerusform>%Ln people lose</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>what %Ln set(s) or permissions gave them through it, unless they have it in another way.</source>
        <translation>
            <numerusform>what %Ln set or permission gave them through it, unless they have it in another way.</numerusform>
            <numerusform>what %Ln sets or permissions gave them through it, unless they have it in another way.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupKindDialog</name>
    <message numerus="yes">
        <source>%Ln member(s) by hand go, unless a provider or a list names them as well.</source>
        <translation>
            <numerusform>%Ln member by hand goes, unless a provider or a list names them as well.</numerusform>
            <numerusform>%Ln members by hand go, unless a provider or a list names them as well.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) from providers and lists go.</source>
        <translation>
            <numerusform>%Ln member from providers and lists goes.</numerusform>
            <numerusform>%Ln members from providers and lists go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its lists and %Ln mapping(s) are deleted.</source>
        <translation>
            <numerusform>Its lists and %Ln mapping are deleted.</numerusform>
            <numerusform>Its lists and %Ln mappings are deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupMembers</name>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln member</numerusform>
            <numerusform>%Ln members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupRow</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HolderList</name>
    <message numerus="yes">
        <source>%Ln people hold it</source>
        <translation>
            <numerusform>%Ln person holds it</numerusform>
            <numerusform>%Ln people hold it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HolderPicker</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportBar</name>
    <message numerus="yes">
        <source>%L1 of %Ln column(s) go into fields</source>
        <translation>
            <numerusform>%L1 of %Ln column goes into fields</numerusform>
            <numerusform>%L1 of %Ln columns go into fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportResult</name>
    <message numerus="yes">
        <source>%Ln row(s) do not fit</source>
        <translation>
            <numerusform>%Ln row does not fit</numerusform>
            <numerusform>%Ln rows do not fit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message numerus="yes">
        <source>%Ln thing(s) are done with it</source>
        <translation>
            <numerusform>%Ln thing is done with it</numerusform>
            <numerusform>%Ln things are done with it</numerusform>
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
    <name>MappingList</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MemberSyncDialog</name>
    <message numerus="yes">
        <source>%Ln joined</source>
        <translation>
            <numerusform>%Ln joined</numerusform>
            <numerusform>%Ln joined</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>%Ln left</numerusform>
            <numerusform>%Ln left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A list has at most 5,000 addresses; these are %Ln.</source>
        <translation>
            <numerusform>A list has at most 5,000 addresses; this is %Ln.</numerusform>
            <numerusform>A list has at most 5,000 addresses; these are %Ln.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MemberSyncPreview</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln join(s)</source>
        <translation>
            <numerusform>%Ln joins</numerusform>
            <numerusform>%Ln join</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln go(es)</source>
        <translation>
            <numerusform>%Ln goes</numerusform>
            <numerusform>%Ln go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) of nobody in this account</source>
        <translation>
            <numerusform>%Ln address of nobody in this account</numerusform>
            <numerusform>%Ln addresses of nobody in this account</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody joins and nobody goes; %Ln stay(s).</source>
        <translation>
            <numerusform>Nobody joins and nobody goes; %Ln stays.</numerusform>
            <numerusform>Nobody joins and nobody goes; %Ln stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s) a member.</source>
        <translation>
            <numerusform>%Ln stays a member.</numerusform>
            <numerusform>%Ln stay members.</numerusform>
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
</context>
<context>
    <name>PermissionSetsPage</name>
    <message numerus="yes">
        <source>%Ln set(s) changed</source>
        <translation>
            <numerusform>%Ln set changed</numerusform>
            <numerusform>%Ln sets changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln set(s)</source>
        <translation>
            <numerusform>%Ln set</numerusform>
            <numerusform>%Ln sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln permission(s)</source>
        <translation>
            <numerusform>%Ln permission</numerusform>
            <numerusform>%Ln permissions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message numerus="yes">
        <source>%Ln obstacle(s)</source>
        <translation>
            <numerusform>%Ln obstacle</numerusform>
            <numerusform>%Ln obstacles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) in all accounts. One transaction: it happens completely or not at all.</source>
        <translation>
            <numerusform>%Ln record in all accounts. One transaction: it happens completely or not at all.</numerusform>
            <numerusform>%Ln records in all accounts. One transaction: it happens completely or not at all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RangeCommands</name>
    <message numerus="yes">
        <source>%Ln value(s) do not fit</source>
        <translation>
            <numerusform>%Ln value does not fit</numerusform>
            <numerusform>%Ln values do not fit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) left out</source>
        <translation>
            <numerusform>%Ln cell left out</numerusform>
            <numerusform>%Ln cells left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RangeValueDialog</name>
    <message numerus="yes">
        <source>Set %Ln cell(s)</source>
        <translation>
            <numerusform>Set %Ln cell</numerusform>
            <numerusform>Set %Ln cells</numerusform>
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
    <name>RemoveMemberDialog</name>
    <message numerus="yes">
        <source>What %Ln set(s) or permissions gave through the group ends with the next request.</source>
        <translation>
            <numerusform>What %Ln set or permission gave through the group ends with the next request.</numerusform>
            <numerusform>What %Ln sets or permissions gave through the group ends with the next request.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchemaTab</name>
    <message numerus="yes">
        <source>%Ln staged change(s); nothing is changed yet.</source>
        <translation>
            <numerusform>%Ln staged change; nothing is changed yet.</numerusform>
            <numerusform>%Ln staged changes; nothing is changed yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecondFactorCard</name>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>%Ln left</numerusform>
            <numerusform>%Ln left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%Ln user(s) changed</source>
        <translation>
            <numerusform>%Ln user changed</numerusform>
            <numerusform>%Ln users changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) left as they were</source>
        <translation>
            <numerusform>%Ln user left as is</numerusform>
            <numerusform>%Ln users left as they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) chosen</source>
        <translation>
            <numerusform>%Ln user chosen</numerusform>
            <numerusform>%Ln users chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Disable %Ln user(s)?</source>
        <translation>
            <numerusform>Disable %Ln user?</numerusform>
            <numerusform>Disable %Ln users?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionList</name>
    <message numerus="yes">
        <source>%Ln session(s) ended</source>
        <translation>
            <numerusform>%Ln session ended</numerusform>
            <numerusform>%Ln sessions ended</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SetInspector</name>
    <message numerus="yes">
        <source>%Ln permission(s)</source>
        <translation>
            <numerusform>%Ln permission</numerusform>
            <numerusform>%Ln permissions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SetStagedBar</name>
    <message numerus="yes">
        <source>%Ln staged change(s)</source>
        <translation>
            <numerusform>%Ln staged change</numerusform>
            <numerusform>%Ln staged changes</numerusform>
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
    <name>StagedRecordsNotice</name>
    <message numerus="yes">
        <source>%Ln staged change(s) of records</source>
        <translation>
            <numerusform>%Ln staged change of records</numerusform>
            <numerusform>%Ln staged changes of records</numerusform>
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
    <name>TransferNotices</name>
    <message numerus="yes">
        <source>%Ln record(s) exported</source>
        <translation>
            <numerusform>%Ln record exported</numerusform>
            <numerusform>%Ln records exported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UserFacts</name>
    <message numerus="yes">
        <source>since %1, %Ln recovery code(s) left</source>
        <translation>
            <numerusform>since %1, %Ln recovery code left</numerusform>
            <numerusform>since %1, %Ln recovery codes left</numerusform>
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
<context>
    <name>basalt::app::HolderListModel</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>basalt::app::PermissionMatrix</name>
    <message numerus="yes">
        <source>in %Ln set(s) · nothing is saved yet</source>
        <translation>
            <numerusform>in %Ln set · nothing is saved yet</numerusform>
            <numerusform>in %Ln sets · nothing is saved yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>basalt::app::RecordRange</name>
    <message numerus="yes">
        <source>Paste %Ln row(s)</source>
        <translation>
            <numerusform>Paste %Ln row</numerusform>
            <numerusform>Paste %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>basalt::app::SchemaPlan</name>
    <message numerus="yes">
        <source>new; %Ln record(s) get it</source>
        <translation>
            <numerusform>new; %Ln record gets it</numerusform>
            <numerusform>new; %Ln records get it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>dropped; %Ln value(s) are lost</source>
        <translation>
            <numerusform>dropped; %Ln value is lost</numerusform>
            <numerusform>dropped; %Ln values are lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) are converted</source>
        <translation>
            <numerusform>%Ln value is converted</numerusform>
            <numerusform>%Ln values are converted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s), for instance %1</source>
        <translation>
            <numerusform>%Ln record, for instance %1</numerusform>
            <numerusform>%Ln records, for instance %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) do not fit and %1</source>
        <translation>
            <numerusform>%Ln value does not fit and will %1</numerusform>
            <numerusform>%Ln values do not fit and will %1</numerusform>
        </translation>
    </message>
</context>
</TS>
