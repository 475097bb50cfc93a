// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Controls
import Basalt.Theme

/** One figure with its meaning. */
Rectangle {
    id: root

    property string iconName
    property string value
    property string label
    property string note
    signal activated

    implicitHeight: column.implicitHeight + 2 * Theme.space4
    radius: Theme.radiusCard
    color: area.containsMouse ? Theme.hover : Theme.surface
    border.width: Theme.hairline
    border.color: Theme.border
    Accessible.role: Accessible.StaticText
    Accessible.name: value + " " + label + ", " + note

    MouseArea {
        id: area

        anchors.fill: parent
        hoverEnabled: true
        onClicked: root.activated()
    }
    ColumnLayout {
        id: column

        x: Theme.space4
        y: Theme.space4
        width: parent.width - 2 * Theme.space4
        spacing: Theme.focusWidth

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            UiText {
                Layout.fillWidth: true
                text: root.label
                color: Theme.muted
                font.pixelSize: Theme.fontSecondary
                font.weight: Theme.weightMedium
            }
            Icon {
                name: root.iconName
                color: Theme.faint
            }
        }
        UiText {
            text: root.value
            font.pixelSize: Theme.fontDisplay
            font.weight: Theme.weightStrong
        }
        UiText {
            Layout.fillWidth: true
            text: root.note
            color: Theme.faint
            font.pixelSize: Theme.fontSecondary
        }
    }
}
