// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The backups that a server has: make one, see how far it is, verify, restore, remove. */
ColumnLayout {
    id: root

    spacing: Theme.space3

    Command {
        id: create

        commandId: "backups.create"
        title: qsTr("Make a backup now")
        category: qsTr("Server")
        iconName: "hard-drive"
        writes: true
        enabled: Session.superadmin && backups.loaded && !backups.running
        onTriggered: backups.create()
    }
    BackupListModel {
        id: backups

        objectName: "backupList"
        onFinished: name => Notices.success(qsTr("The backup is complete"), name)
        onFailed: (name, reason) => Notices.warning(qsTr("The backup failed"), reason)
        onVerified: name => Notices.success(qsTr("The backup is whole"), qsTr("Every part of %1 has its checksum.").arg(name))
        onRestored: (name, folder, fault) => restoreDialog.restored(folder, fault)
        onAttemptFailed: (name, reason) => {
            if (restoreDialog.opened)
                restoreDialog.failed(reason);
            else
                Notices.warning(qsTr("The verification failed"), reason);
        }
    }
    RestoreDialog {
        id: restoreDialog

        backups: backups
    }
    UiDialog {
        id: removeDialog

        property string name: ""

        objectName: "removeBackupDialog"
        iconName: "trash-2"
        tone: "danger"
        title: qsTr("Remove this backup?")
        subtitle: qsTr("The file %1 is deleted on the server. This cannot be undone.").arg(name)
        buttons: [
            UiButton {
                text: qsTr("Keep it")
                onClicked: removeDialog.close()
            },
            UiButton {
                objectName: "removeBackupConfirm"
                kind: "danger"
                text: qsTr("Remove")
                onClicked: {
                    removeDialog.close();
                    backups.remove(removeDialog.name);
                }
            }
        ]
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space3

        UiText {
            Layout.fillWidth: true
            text: qsTr("A backup is one file with the whole installation as it was at one moment: every account, the audit trail, and the installation's secrets. Servers go on meanwhile. Whoever reads a backup can act as anybody.")
            color: Theme.muted
            wrapMode: Text.WordWrap
        }
        UiButton {
            objectName: "createBackup"
            kind: "primary"
            command: create
        }
    }
    InlineNotice {
        Layout.fillWidth: true
        visible: backups.error.isSet
        title: backups.error.title
        message: backups.error.message
    }
    Card {
        Layout.fillWidth: true
        visible: backups.running

        RowLayout {
            width: parent.width
            spacing: Theme.space3

            Spinner {
                size: Theme.iconSize
            }
            UiText {
                objectName: "backupProgress"
                Layout.fillWidth: true
                text: backups.progressText
            }
            UiButton {
                objectName: "cancelBackup"
                text: qsTr("Cancel")
                onClicked: backups.remove(backups.runningName)
            }
        }
        UiProgressBar {
            width: parent.width
            indeterminate: backups.progress < 0
            value: Math.max(0, backups.progress)
        }
    }
    Repeater {
        model: backups

        BackupRow {
            Layout.fillWidth: true
            visible: stage !== "running"
            tried: backups.triedName === name
            idle: backups.triedName === ""
            onVerifyRequested: backups.verify(name)
            onRestoreRequested: restoreDialog.ask(name, engine)
            onRemoveRequested: {
                removeDialog.name = name;
                removeDialog.open();
            }
        }
    }
    EmptyState {
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Theme.space6
        visible: backups.loaded && backups.count === 0
        iconName: "hard-drive"
        title: qsTr("No backups yet")
        message: qsTr("Make one now, or let the server make them by itself: the setting backup_daily_at or backup_every_hours.")
    }
    UiText {
        Layout.fillWidth: true
        visible: backups.folder !== ""
        text: qsTr("Folder on the server: %1").arg(backups.folder)
        color: Theme.faint
        font.pixelSize: Theme.fontSecondary
        wrapMode: Text.WrapAnywhere
    }
}
