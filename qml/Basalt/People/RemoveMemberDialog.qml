// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Takes a member out of a group. */
UiDialog {
    id: root

    property string groupId: ""
    property string name: ""
    property string userId: ""
    property string email: ""
    property int gifts: 0
    signal done

    function ask(id: string, called: string, member: string, address: string, given: int): void {
        groupId = id;
        name = called;
        userId = member;
        email = address;
        gifts = given;
        editor.clearError();
        open();
    }

    objectName: "removeMemberDialog"
    iconName: "user-minus"
    tone: "danger"
    title: qsTr("Take %1 out of %2?").arg(email).arg(name)
    subtitle: gifts === 0 ? qsTr("The group was given nothing: only the membership ends.") : qsTr("What %Ln set(s) or permissions gave through the group ends with the next request.", "", gifts)

    GroupEditor {
        id: editor

        onMembersChanged: {
            root.close();
            root.done();
        }
    }
    InlineNotice {
        width: parent.width
        visible: editor.error.isSet
        title: editor.error.title
        message: editor.error.message
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "removeMemberConfirm"
            kind: "danger"
            text: qsTr("Take out")
            busy: editor.busy
            onClicked: editor.removeMember(root.groupId, root.userId)
        }
    ]
}
