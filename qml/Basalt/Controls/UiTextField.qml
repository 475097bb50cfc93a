// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import Basalt.Theme

/** One line of text. `invalid` draws it as wrong; the message stands in the FormField around it. */
T.TextField {
    id: root

    property bool invalid: false
    property bool mono: false
    property string iconName: ""
    property int trailingSpace: 0

    implicitWidth: Theme.grid(60)
    implicitHeight: Theme.controlHeight
    leftPadding: iconName !== "" ? Theme.space3 + Theme.iconSize + Theme.space1 : Theme.space3 - Theme.focusWidth
    rightPadding: Theme.space2 + trailingSpace
    color: Theme.text
    placeholderTextColor: Theme.faint
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    selectByMouse: true
    verticalAlignment: TextInput.AlignVCenter
    font.family: mono ? Theme.monoFamily : Theme.family
    font.pixelSize: mono ? Theme.fontMono : Theme.fontBase
    font.preferShaping: !mono
    opacity: enabled ? 1 : Theme.disabledOpacity
    hoverEnabled: true
    Accessible.name: placeholderText
    onTextChanged: if (!activeFocus) cursorPosition = 0 // a text too long is shown from its beginning

    UiText {
        anchors.left: parent.left
        anchors.leftMargin: root.leftPadding
        anchors.right: parent.right
        anchors.rightMargin: root.rightPadding
        anchors.verticalCenter: parent.verticalCenter
        visible: root.text === "" && root.preeditText === ""
        text: root.placeholderText
        color: root.placeholderTextColor
        font: root.font
    }
    Icon {
        anchors.left: parent.left
        anchors.leftMargin: Theme.space2 + Theme.focusWidth
        anchors.verticalCenter: parent.verticalCenter
        visible: root.iconName !== ""
        name: root.iconName
        color: Theme.faint
        size: Theme.iconSizeSmall
    }

    background: Rectangle {
        radius: Theme.radius
        color: Theme.field
        border.width: root.activeFocus ? Theme.focusWidth : Theme.hairline
        border.color: root.invalid ? Theme.danger : root.activeFocus ? Theme.accent : root.hovered ? Theme.controlBorder : Theme.controlBorderSoft
    }
}
