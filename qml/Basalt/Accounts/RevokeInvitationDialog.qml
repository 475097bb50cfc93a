// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Takes an invitation back, after asking. */
UiDialog {
    id: root

    property string invitationId: ""
    property string email: ""
    signal done

    function ask(id: string, address: string): void {
        invitationId = id;
        email = address;
        editor.clearError();
        open();
    }

    objectName: "revokeInvitationDialog"
    iconName: "x"
    tone: "danger"
    title: qsTr("Take the invitation of %1 back?").arg(email)
    subtitle: qsTr("The link that was sent can do nothing from now on.")

    InvitationEditor {
        id: editor

        onRevoked: {
            root.close();
            root.done();
            Notices.success(qsTr("The invitation of %1 is taken back").arg(root.email));
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
            objectName: "revokeInvitationConfirm"
            kind: "danger"
            text: qsTr("Take it back")
            busy: editor.busy
            onClicked: editor.revoke(root.invitationId)
        }
    ]
}
