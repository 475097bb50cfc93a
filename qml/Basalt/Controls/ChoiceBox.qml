// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/** A box to choose from: `values` are what the program knows, `texts` what people read. */
UiComboBox {
    id: root

    property string label
    property list<string> values
    property list<string> texts
    property string value
    signal chosen(value: string)

    /** Shows what `value` says: whatever was chosen counts once it is the value, and choices may come after it. */
    function follow(): void {
        currentIndex = Qt.binding(() => values.indexOf(value));
    }

    model: texts
    currentIndex: values.indexOf(value)
    onActivated: index => {
        root.chosen(values[index]);
        follow();
    }
    // The box chooses its first entry by itself when it gets other ones; that is undone when everything has its value.
    onModelChanged: later.restart()
    onCountChanged: later.restart()
    Accessible.name: label === "" ? displayText : qsTr("%1: %2").arg(label).arg(displayText)

    Timer {
        id: later

        interval: 0
        onTriggered: root.follow()
    }
}
