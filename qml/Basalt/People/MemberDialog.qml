// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Access
import Basalt.App
import Basalt.Controls

/** Finds a user and makes him a member. Stays open: rarely is it one only. */
UiDialog {
    id: root

    property string groupId: ""
    property string name: ""
    property string added: ""
    /** Chosen while the one before was still on the way. */
    property string nextId: ""
    property string nextName: ""
    signal done

    function ask(id: string, called: string): void {
        groupId = id;
        name = called;
        nextId = "";
        editor.clearError();
        open();
    }

    function add(): void {
        if (people.userId === "")
            return;
        nextId = people.userId;
        nextName = people.userName;
        people.begin();
        send();
    }

    function send(): void {
        if (nextId === "" || editor.busy)
            return;
        const id = nextId;
        added = nextName;
        nextId = "";
        editor.addMember(groupId, id);
    }

    objectName: "memberDialog"
    iconName: "user-round-plus"
    tone: "accent"
    title: qsTr("Add members to %1").arg(name)
    subtitle: qsTr("They hold what the group was given from their next request on.")
    onOpened: people.begin()

    GroupEditor {
        id: editor

        onMembersChanged: {
            Notices.success(qsTr("%1 is a member of %2").arg(root.added).arg(root.name));
            root.done();
            root.send();
        }
        onChanged: if (error.isSet) root.send()
    }
    InlineNotice {
        objectName: "memberProblem"
        width: parent.width
        visible: editor.error.isSet
        title: editor.error.title
        message: qsTr("%1: %2").arg(root.added).arg(editor.error.field("permissions") === "" ? editor.error.message : qsTr("%1 Missing: %2").arg(editor.error.message).arg(editor.error.field("permissions")))
    }
    UserPicker {
        id: people

        fieldName: "memberField"
        listName: "memberList"
        width: parent.width
        lines: 7
        active: root.opened
        onPicked: root.add()
    }
    buttons: [
        UiButton {
            objectName: "memberClose"
            text: qsTr("Close")
            onClicked: root.close()
        },
        UiButton {
            objectName: "memberConfirm"
            kind: "primary"
            text: qsTr("Add")
            enabled: people.userId !== ""
            onClicked: root.add()
        }
    ]
}
