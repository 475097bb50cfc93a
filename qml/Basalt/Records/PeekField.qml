// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Controls
import Basalt.Theme

/** One field of a record that is looked at; a reference is a chip that leads on. */
Column {
    id: root

    required property string name
    required property string cellText
    required property string iconName
    required property bool isNull
    required property string target
    required property string reference
    required property bool mono
    signal followed

    objectName: "peek_" + name
    leftPadding: Theme.space4
    rightPadding: Theme.space4
    spacing: Theme.space1

    Row {
        spacing: Theme.space1

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            color: Theme.faint
            size: Theme.space3
        }
        UiText {
            text: root.name
            color: Theme.muted
            font.pixelSize: Theme.fontSecondary
        }
    }
    Chip {
        objectName: "peekChip"
        visible: root.reference !== ""
        iconName: "link-2"
        text: root.cellText
        clickable: true
        maximumWidth: root.width - root.leftPadding - root.rightPadding
        onClicked: root.followed()
    }
    UiText {
        width: root.width - root.leftPadding - root.rightPadding
        visible: root.reference === ""
        text: root.isNull ? "null" : root.cellText
        color: root.isNull ? Theme.faint : Theme.text
        font.family: root.mono || root.isNull ? Theme.monoFamily : Theme.family
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        maximumLineCount: 8
        elide: Text.ElideRight
    }
}
