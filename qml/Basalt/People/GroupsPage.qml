// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQml
import QtQuick
import QtQuick.Layouts
import Basalt.Access
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The groups of the chosen account or of all, with the members and the sets of one beside them. */
FocusScope {
    id: root

    readonly property bool allAccounts: Session.accountId === ""
    /** Beside the inspector there is room for the name, and little more. */
    readonly property bool narrow: width < Theme.grid(240)
    property string currentId: ""
    /** A group that is to become the current one as soon as it is there. */
    property string awaited: ""

    objectName: "groupsPage"

    function reload(): void {
        groups.reload();
        inspector.reload();
    }

    function fact(count: int, row: int, member: string): string {
        return groups.textAt(row, member);
    }

    // The sets that can be given are those of the matrix.
    Binding {
        target: PermissionMatrix
        property: "wanted"
        value: !root.allAccounts
        restoreMode: Binding.RestoreNone
    }
    GroupListModel {
        id: groups

        objectName: "groupListModel"
        search: search.text
        onModelReset: {
            const awaited = groups.rowOf(root.awaited);
            if (awaited >= 0)
                root.awaited = "";
            const row = awaited >= 0 ? awaited : groups.rowOf(root.currentId);
            list.currentIndex = groups.count === 0 ? -1 : Math.max(0, row);
            root.currentId = groups.textAt(list.currentIndex, "id");
        }
    }
    Connections {
        target: Session

        function onReady(): void {
            root.reload();
        }
    }
    GroupEditor {
        id: editor

        onSaved: root.reload()
        onChanged: if (error.isSet) Notices.failure(error)
    }
    GroupCommands {
        id: commands

        readonly property GroupRow row: list.currentRow

        chosen: groups.loaded && root.currentId !== ""
        usable: row !== null && row.usable
        system: row !== null && row.system
        assignable: row !== null && row.assignable
        kind: row !== null ? row.kind : "internal"
        onCreationRequested: groupDialog.ask("", "", "")
        onRenameRequested: groupDialog.ask(root.currentId, inspector.name, inspector.description)
        onEnableRequested: usable ? disableDialog.ask(root.currentId, inspector.name, inspector.memberCount, inspector.giftCount, false) : editor.setEnabled(root.currentId, true)
        onKindRequested: kindDialog.ask(root.currentId, inspector)
        onRemovalRequested: deleteDialog.ask(root.currentId, inspector.name, inspector.memberCount, inspector.giftCount, true)
        onMemberRequested: memberDialog.ask(root.currentId, inspector.name)
        onSyncRequested: syncDialog.ask(root.currentId, groups.textAt(list.currentIndex, "account_id"), inspector.name)
        onMappingRequested: mappingDialog.ask(root.currentId, inspector.name)
        onGiftRequested: assignDialog.askWhat("group", root.currentId, inspector.name)
        onSearchRequested: {
            search.forceActiveFocus();
            search.selectAll();
        }
        onReloadRequested: root.reload()
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumWidth: 0
            spacing: 0

            PageHeader {
                Layout.fillWidth: true
                Layout.margins: Theme.space5
                Layout.bottomMargin: Theme.space3
                title: qsTr("Groups")
                note: !groups.loaded ? "" : root.narrow ? Desktop.numberText(groups.total) : root.allAccounts ? qsTr("%1 in all accounts").arg(Desktop.numberText(groups.total)) : qsTr("%1 in %2").arg(Desktop.numberText(groups.total)).arg(Session.accountName)

                IconButton {
                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    command: commands.reload
                }
                UiButton {
                    objectName: "newGroupButton"
                    kind: "primary"
                    command: commands.create
                    hint: root.allAccounts ? qsTr("Choose an account first: a group belongs to one.") : ""
                }
            }
            SearchField {
                id: search

                objectName: "groupSearch"
                Layout.preferredWidth: Theme.grid(66)
                Layout.leftMargin: Theme.space5
                Layout.bottomMargin: Theme.space3
                visible: groups.loaded && groups.total > 0
                placeholderText: qsTr("Find by name, code or description")
                Keys.onDownPressed: list.forceActiveFocus()
                onAccepted: list.forceActiveFocus()
            }
            StaleBar {
                Layout.fillWidth: true
                visible: groups.loaded && groups.error.isSet
                error: groups.error
                asOf: groups.asOf
                busy: groups.loading
                onRetry: root.reload()
            }
            GroupList {
                id: list

                Layout.fillWidth: true
                Layout.fillHeight: true
                focus: true
                groups: groups
                commands: commands
                withAccount: root.allAccounts
                narrow: root.narrow
                onSelected: id => root.currentId = id
                onClearRequested: search.clear()
                onReloadRequested: root.reload()
            }
        }
        GroupInspector {
            id: inspector

            Layout.fillHeight: true
            Layout.preferredWidth: root.narrow ? Theme.inspectorWidth : implicitWidth
            visible: AppSettings.inspectorVisible && groups.loaded && groups.count > 0
            groupId: root.currentId
            name: root.fact(groups.count, list.currentIndex, "name")
            description: root.fact(groups.count, list.currentIndex, "description")
            code: root.fact(groups.count, list.currentIndex, "code")
            kind: root.fact(groups.count, list.currentIndex, "kind")
            creating: commands.row !== null && commands.row.creating
            total: commands.row !== null ? commands.row.memberCount : 0
            commands: commands
            onMemberRemovalRequested: (userId, email) => removeMemberDialog.ask(root.currentId, name, userId, email, giftCount)
            onGiftRemovalRequested: (assignmentId, gift) => revokeDialog.ask(assignmentId, name, gift)
        }
    }
    GroupDialog {
        id: groupDialog

        onDone: id => {
            root.awaited = id;
            search.clear();
            groups.reload();
        }
    }
    GroupKindDialog {
        id: kindDialog

        onDone: root.reload()
    }
    GroupEndDialog {
        id: disableDialog

        onDone: root.reload()
    }
    GroupEndDialog {
        id: deleteDialog

        onDone: groups.reload()
    }
    MemberDialog {
        id: memberDialog

        onDone: root.reload()
    }
    MemberSyncDialog {
        id: syncDialog

        onDone: root.reload()
    }
    RemoveMemberDialog {
        id: removeMemberDialog

        onDone: root.reload()
    }
    MappingDialog {
        id: mappingDialog

        onDone: root.reload()
    }
    AssignDialog {
        id: assignDialog

        onDone: inspector.reload()
    }
    RevokeDialog {
        id: revokeDialog

        onDone: inspector.reload()
    }
}
