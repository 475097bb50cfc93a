// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What restoring means, and the commands for it: it is done on the server, to a fresh place. */
UiDialog {
    id: root

    required property BackupListModel backups
    property string name: ""

    function ask(backup: string): void {
        name = backup;
        open();
    }

    objectName: "restoreDialog"
    iconName: "history"
    tone: "warning"
    title: qsTr("Restore a backup")
    subtitle: name
    contentWidth1: Theme.grid(150)
    buttons: [
        UiButton {
            text: qsTr("Close")
            onClicked: root.close()
        },
        UiButton {
            objectName: "copyRestore"
            kind: "primary"
            iconName: "copy"
            text: qsTr("Copy the command")
            onClicked: {
                Desktop.copy(root.backups.command(root.name, "restore"));
                root.close();
                Notices.success(qsTr("The command is on the clipboard"), qsTr("Run it on the server."));
            }
        }
    ]

    UiText {
        width: parent.width
        text: qsTr("A running server is never written over. The backup becomes a fresh folder beside it; every part is checked before anything is touched, and afterwards the audit chain of every account.")
        wrapMode: Text.WordWrap
    }
    CodeBlock {
        objectName: "restoreCommand"
        width: parent.width
        text: root.backups.command(root.name, "restore")
    }
    UiText {
        width: parent.width
        text: qsTr("To go over to it, stop the server and start it with --data ./restored. What was written after the backup is not in it; whoever was signed in then, is signed in again. Settings and TLS files do not belong to a backup.")
        color: Theme.muted
        wrapMode: Text.WordWrap
    }
}
