// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Work that goes on while nobody looks at it: how far it is, and a way to stop it. */
Item {
    id: root

    required property LongWork work

    objectName: "workCard"
    implicitHeight: column.implicitHeight + 2 * Theme.space3
    visible: !work.attended
    Accessible.role: Accessible.Grouping
    Accessible.name: work.title

    Surface {
        anchors.fill: parent
    }
    ColumnLayout {
        id: column

        x: Theme.space3
        y: Theme.space3
        width: parent.width - 2 * Theme.space3
        spacing: Theme.space2

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            Spinner {
                size: Theme.iconSize
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.focusWidth

                UiText {
                    Layout.fillWidth: true
                    text: root.work.title
                    font.weight: Theme.weightStrong
                }
                UiText {
                    Layout.fillWidth: true
                    text: root.work.progressText
                    color: Theme.muted
                    font.pixelSize: Theme.fontSecondary
                }
            }
            UiButton {
                objectName: "cancelWork"
                text: qsTr("Cancel")
                onClicked: root.work.cancel()
            }
        }
        UiProgressBar {
            Layout.fillWidth: true
            indeterminate: root.work.progress < 0
            value: Math.max(0, root.work.progress)
            Accessible.name: root.work.title
        }
    }
}
