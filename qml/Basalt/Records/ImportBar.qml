// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What is about to happen, and the buttons for it; then how far it is. */
Rectangle {
    id: root

    required property RecordImport work
    required property Command tryOut
    required property Command run
    required property bool imported

    objectName: "importBar"
    implicitHeight: Theme.grid(13)
    color: Theme.surface

    Separator {
        width: parent.width
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space4
        anchors.rightMargin: Theme.space4
        spacing: Theme.space3
        visible: !root.work.running

        UiText {
            Layout.fillWidth: true
            text: root.imported ? qsTr("This file is imported. To import it once more, change something or choose it again.") : qsTr("%L1 of %Ln column(s) go into fields", "", root.work.columns.count).arg(root.work.columns.mappedCount)
            color: Theme.muted
            elide: Text.ElideRight
        }
        UiButton {
            objectName: "importTry"
            command: root.tryOut
            showShortcut: root.width > Theme.grid(200)
        }
        UiButton {
            objectName: "importRun"
            kind: "primary"
            command: root.run
            showShortcut: root.width > Theme.grid(200)
        }
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space4
        anchors.rightMargin: Theme.space4
        spacing: Theme.space4
        visible: root.work.running

        UiText {
            Layout.maximumWidth: root.width * 0.35
            text: root.work.title
            font.weight: Theme.weightStrong
            elide: Text.ElideMiddle
        }
        UiProgressBar {
            objectName: "importProgress"
            Layout.fillWidth: true
            Layout.minimumWidth: Theme.grid(20)
            indeterminate: root.work.progress < 0
            value: Math.max(0, root.work.progress)
            Accessible.name: root.work.title
        }
        UiText {
            objectName: "importProgressText"
            text: root.work.progressText
            color: Theme.muted
        }
        UiButton {
            objectName: "importCancel"
            text: qsTr("Cancel")
            onClicked: root.work.cancel()
        }
    }
}
