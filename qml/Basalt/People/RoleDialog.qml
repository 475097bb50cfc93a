// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Another role changes what a user holds: asks first. */
UiDialog {
    id: root

    required property UserEditor user
    property int roleId: 0
    property string role: ""

    function ask(id: int, name: string): void {
        roleId = id;
        role = name;
        user.clearError();
        open();
    }

    objectName: "roleDialog"
    iconName: "user-round"
    tone: "warning"
    title: qsTr("Make %1 %2?").arg(user.email).arg(role)
    subtitle: qsTr("From the next request on the set of the role %1 counts in the place of that of %2.").arg(role).arg(user.role)

    Connections {
        target: root.user

        function onSaved(): void {
            root.close();
        }
    }
    InlineNotice {
        width: parent.width
        visible: root.user.error.isSet
        title: root.user.error.title
        message: root.user.error.message
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "roleConfirm"
            kind: "primary"
            text: qsTr("Change the role")
            busy: root.user.busy
            onClicked: root.user.setRole(root.roleId)
        }
    ]
}
