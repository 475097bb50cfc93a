// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Takes ownership from somebody, after asking. */
UiDialog {
    id: root

    required property string accountId
    required property string accountName
    property string userId: ""
    property string email: ""
    signal done

    function ask(id: string, address: string): void {
        userId = id;
        email = address;
        editor.clearError();
        open();
    }

    objectName: "removeOwnerDialog"
    iconName: "crown"
    tone: "danger"
    title: qsTr("Take ownership from %1?").arg(email)
    subtitle: qsTr("The user stays in %1 with what role, groups and sets give. The last owner who may sign in always stays.").arg(accountName)

    OwnerEditor {
        id: editor

        onDone: {
            root.close();
            root.done();
            Notices.success(qsTr("%1 is no owner any more").arg(root.email));
        }
    }
    InlineNotice {
        objectName: "removeOwnerProblem"
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
            objectName: "removeOwnerConfirm"
            kind: "danger"
            text: qsTr("Take it")
            busy: editor.busy
            onClicked: editor.remove(root.accountId, root.userId)
        }
    ]
}
