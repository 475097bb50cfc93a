// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The link of an invitation, where the server has no mail to send it by. It is told once. */
UiDialog {
    id: root

    property string email: ""
    property string link: ""
    property string expires: ""

    function show(address: string, url: string, until: string): void {
        email = address;
        link = url;
        expires = until;
        if (url === "")
            Notices.success(qsTr("The invitation was mailed to %1").arg(address));
        else
            open();
    }

    objectName: "invitationLinkDialog"
    iconName: "link-2"
    tone: "accent"
    title: qsTr("Hand this link on to %1").arg(email)
    subtitle: qsTr("The server has no mail to send it by, and does not tell it again. Whoever has the link becomes the member with this address.")
    contentWidth1: Theme.grid(130)

    CodeBlock {
        objectName: "invitationLink"
        width: parent.width
        text: root.link
    }
    UiText {
        width: parent.width
        text: qsTr("It can be used until %1 (UTC).").arg(Desktop.minuteText(root.expires))
        color: Theme.muted
        wrapMode: Text.WordWrap
    }
    buttons: [
        UiButton {
            text: qsTr("Close")
            onClicked: root.close()
        },
        UiButton {
            objectName: "copyInvitationLink"
            kind: "primary"
            iconName: "copy"
            text: qsTr("Copy the link")
            onClicked: {
                Desktop.copy(root.link);
                root.close();
                Notices.success(qsTr("The link is on the clipboard"));
            }
        }
    ]
}
