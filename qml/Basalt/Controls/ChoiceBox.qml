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

    model: texts
    currentIndex: values.indexOf(value)
    onActivated: index => root.chosen(values[index])
    Accessible.name: label === "" ? displayText : qsTr("%1: %2").arg(label).arg(displayText)
}
