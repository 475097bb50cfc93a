// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One backup: when, how large, whether it is whole. */
Rectangle {
    id: root

    required property string name
    required property string stage
    required property string origin
    required property string created
    required property string size
    required property string engine
    required property string version
    required property string problem
    required property bool tried
    required property bool idle
    readonly property bool whole: stage === "complete"
    signal verifyRequested
    signal restoreRequested
    signal removeRequested

    objectName: "backup_" + name
    implicitHeight: line.implicitHeight + 2 * Theme.space3
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.hairline
    border.color: whole ? Theme.border : Theme.danger

    RowLayout {
        id: line

        x: Theme.space4
        y: Theme.space3
        width: parent.width - 2 * Theme.space4
        spacing: Theme.space3

        Icon {
            name: root.whole ? "hard-drive" : "triangle-alert"
            color: root.whole ? Theme.faint : Theme.danger
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.hairline

            MonoText {
                Layout.fillWidth: true
                text: root.name
                elide: Text.ElideMiddle
            }
            UiText {
                Layout.fillWidth: true
                text: root.problem !== "" ? root.problem : qsTr("%1 · Basalt %2 · %3").arg(Desktop.instantText(root.created)).arg(root.version).arg(root.engine)
                color: root.problem !== "" ? Theme.danger : Theme.muted
                font.pixelSize: Theme.fontSecondary
                wrapMode: Text.WordWrap
            }
        }
        Badge {
            text: root.stage === "failed" ? qsTr("failed") : root.stage === "damaged" ? qsTr("damaged") : root.origin === "schedule" ? qsTr("by schedule") : root.origin === "api" ? qsTr("by hand") : qsTr("by command")
            tone: root.whole ? "neutral" : "danger"
        }
        UiText {
            Layout.preferredWidth: Theme.grid(18)
            visible: root.stage !== "failed"
            text: root.size
            horizontalAlignment: Text.AlignRight
        }
        Spinner {
            objectName: "backupTried"
            visible: root.tried
            size: Theme.iconSize
        }
        UiButton {
            objectName: "verifyBackup"
            visible: root.stage !== "failed"
            iconName: "shield-check"
            text: qsTr("Verify")
            hint: qsTr("The server holds every part of the file against its checksum")
            enabled: root.idle
            onClicked: root.verifyRequested()
        }
        UiButton {
            objectName: "restoreBackup"
            visible: root.whole
            iconName: "history"
            text: qsTr("Restore…")
            onClicked: root.restoreRequested()
        }
        IconButton {
            objectName: "removeBackup"
            visible: root.stage !== "failed"
            iconName: "trash-2"
            hint: qsTr("Remove the backup")
            onClicked: root.removeRequested()
        }
    }
}
