// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** A control with its label above, and below it either what is wrong or what helps. */
Column {
    id: root

    property string label
    property string help
    property string problem
    property bool required: false
    default property alias control: holder.data

    spacing: Theme.space1 + Theme.hairline

    Row {
        spacing: Theme.space1
        visible: root.label !== ""

        UiText {
            text: root.label
            font.pixelSize: Theme.fontSecondary
            font.weight: Theme.weightMedium
            color: Theme.muted
        }
        UiText {
            visible: root.required
            text: "*"
            color: Theme.accent
            font.pixelSize: Theme.fontSecondary
            Accessible.name: qsTr("required")
        }
    }
    Item {
        id: holder

        width: root.width
        implicitHeight: childrenRect.height
        height: childrenRect.height
    }
    Row {
        visible: root.problem !== "" || root.help !== ""
        spacing: Theme.space1
        width: root.width

        Icon {
            id: mark

            visible: root.problem !== ""
            name: "circle-alert"
            color: Theme.danger
            size: Theme.iconSizeSmall
        }
        UiText {
            width: root.width - (mark.visible ? mark.width + parent.spacing : 0)
            text: root.problem !== "" ? root.problem : root.help
            color: root.problem !== "" ? Theme.danger : Theme.faint
            font.pixelSize: Theme.fontSecondary
            wrapMode: Text.WordWrap
        }
    }
}
