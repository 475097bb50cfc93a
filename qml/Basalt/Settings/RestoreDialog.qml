// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What restoring means, and the ways to do it: by the server, to a fresh folder beside its data, or by a command on the server. */
UiDialog {
    id: root

    required property BackupListModel backups
    property string name: ""
    property string folder: ""
    property string problem: ""
    /** A server makes the folder, but no PostgreSQL database. */
    property bool byServer: false
    readonly property bool running: backups.triedName !== ""
    readonly property string command: folder === "" ? backups.restoreCommand(name) : backups.serveCommand(folder)

    function ask(backup: string, engine: string): void {
        name = backup;
        byServer = engine === "sqlite";
        folder = "";
        problem = "";
        open();
    }

    /** The server has restored it; `fault` tells what is wrong with the trail there. */
    function restored(to: string, fault: string): void {
        folder = to;
        problem = fault === "" ? "" : qsTr("The data is restored, but: %1").arg(fault);
    }

    function failed(reason: string): void {
        problem = reason;
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
            kind: root.byServer && root.folder === "" ? "secondary" : "primary"
            iconName: "copy"
            text: qsTr("Copy the command")
            onClicked: {
                Desktop.copy(root.command);
                root.close();
                Notices.success(qsTr("The command is on the clipboard"), qsTr("Run it on the server."));
            }
        },
        UiButton {
            objectName: "restoreNow"
            kind: "primary"
            visible: root.byServer && root.folder === ""
            enabled: !root.running
            text: root.running ? qsTr("Restoring…") : qsTr("Restore to a fresh folder")
            onClicked: {
                root.problem = "";
                root.backups.restore(root.name);
            }
        }
    ]

    InlineNotice {
        objectName: "restoreProblem"
        width: parent.width
        visible: root.problem !== ""
        title: root.folder === "" ? qsTr("The restore failed") : qsTr("The audit trail does not hold there")
        message: root.problem
    }
    UiText {
        objectName: "restoreText"
        width: parent.width
        text: root.folder !== "" ? qsTr("The backup is restored to %1, and every part and the audit chain of every account were checked there. The server goes on with its own data.").arg(root.folder) : qsTr("A running server is never written over. The backup becomes a fresh folder beside it; every part is checked before anything is touched, and afterwards the audit chain of every account.")
        wrapMode: Text.WordWrap
    }
    UiProgressBar {
        width: parent.width
        visible: root.running
        indeterminate: root.backups.triedProgress < 0
        value: Math.max(0, root.backups.triedProgress)
    }
    CodeBlock {
        objectName: "restoreCommand"
        width: parent.width
        text: root.command
    }
    UiText {
        width: parent.width
        text: root.folder !== "" ? qsTr("To go over to it, stop the server and run this. What was written after the backup is not in it; whoever was signed in then, is signed in again.") : qsTr("To go over to it, stop the server and start it with --data ./restored. What was written after the backup is not in it; whoever was signed in then, is signed in again. Settings and TLS files do not belong to a backup.")
        color: Theme.muted
        wrapMode: Text.WordWrap
    }
}
