// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** A link for choosing another password: asks, has it sent, and shows it where the server has no mail to send it by. */
UiDialog {
    id: root

    property string userId: ""
    property string email: ""
    property string link: ""
    property string expires: ""
    property bool mailed: false
    readonly property bool over: mailed || link !== ""

    function ask(id: string, address: string): void {
        userId = id;
        email = address;
        link = "";
        expires = "";
        mailed = false;
        editor.clearError();
        open();
    }

    /** Asked for already. */
    function send(id: string, address: string): void {
        ask(id, address);
        editor.startReset(id, address);
    }

    objectName: "resetDialog"
    iconName: "key-round"
    tone: "accent"
    title: link !== "" ? qsTr("Hand this link on") : mailed ? qsTr("The link is on its way") : qsTr("Reset the password of %1?").arg(email)
    subtitle: link !== "" ? qsTr("The server has no mail to send it by. Whoever has the link can choose the password of %1, once.").arg(email) : mailed ? qsTr("It was sent to %1.").arg(email) : qsTr("The user gets a link for choosing another password. The old one counts until then.")
    contentWidth1: Theme.grid(130)

    UserEditor {
        id: editor

        onLinkIssued: (userEmail, url, until) => {
            root.link = url;
            root.expires = until;
            root.mailed = url === "";
        }
    }
    InlineNotice {
        width: parent.width
        visible: editor.error.isSet
        title: editor.error.title
        message: editor.error.message
    }
    CodeBlock {
        objectName: "resetLink"
        width: parent.width
        visible: root.link !== ""
        text: root.link
    }
    UiText {
        width: parent.width
        visible: root.over
        text: qsTr("It can be used until %1 (UTC).").arg(Desktop.minuteText(root.expires))
        color: Theme.muted
        wrapMode: Text.WordWrap
    }
    buttons: [
        UiButton {
            text: root.over ? qsTr("Close") : qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "copyLink"
            visible: root.link !== ""
            kind: "primary"
            iconName: "copy"
            text: qsTr("Copy the link")
            onClicked: {
                Desktop.copy(root.link);
                root.close();
                Notices.success(qsTr("The link is on the clipboard"));
            }
        },
        UiButton {
            objectName: "resetConfirm"
            visible: !root.over
            kind: "primary"
            text: qsTr("Send the link")
            busy: editor.busy
            onClicked: editor.startReset(root.userId, root.email)
        }
    ]
}
