// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** Text to look for, with a button that clears it. */
UiTextField {
    id: root

    iconName: "search"
    trailingSpace: clear.visible ? clear.width : 0
    Accessible.role: Accessible.EditableText
    Keys.onEscapePressed: event => {
        event.accepted = root.text !== "";
        root.clear();
    }

    IconButton {
        id: clear

        anchors.right: parent.right
        anchors.rightMargin: Theme.space1
        anchors.verticalCenter: parent.verticalCenter
        visible: root.text !== ""
        size: Theme.grid(5)
        iconName: "x"
        hint: qsTr("Clear")
        focusPolicy: Qt.NoFocus
        onClicked: root.clear()
    }
}
